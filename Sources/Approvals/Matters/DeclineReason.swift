/// Why a manager says no, from a closed list, so that the reasons can be counted and compared.
public enum DeclineReason: String, CaseIterable, Sendable {
    /// It does not serve a next step towards work.
    case noNextStep = "no-next-step"
    /// The guidance or the funder excludes it.
    case excluded
    /// Somebody else pays for this: the Jobcentre, the council, the health service.
    case otherFunding = "other-funding"
    /// The same need can be met for less.
    case cheaperAlternative = "cheaper-alternative"
    /// The price is above what is usual.
    case priceTooHigh = "price-too-high"
    /// The ticket, quote or attendance list is missing or does not show what it should.
    case evidenceLacking = "evidence-lacking"
    /// It was claimed or bought before.
    case alreadyProvided = "already-provided"
    /// The money left does not reach.
    case fundsShort = "funds-short"
    /// It may do the participant or somebody else harm.
    case safety

    /// Words for a sentence.
    public var phrase: String {
        switch self {
        case .noNextStep: "it does not serve a next step"
        case .excluded: "the guidance excludes it"
        case .otherFunding: "other funding is there for it"
        case .cheaperAlternative: "the need can be met for less"
        case .priceTooHigh: "the price is above what is usual"
        case .evidenceLacking: "the evidence does not show what it should"
        case .alreadyProvided: "it was provided before"
        case .fundsShort: "the money left does not reach"
        case .safety: "it may do somebody harm"
        }
    }
}
