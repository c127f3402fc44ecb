public import Identifiers
public import Money

/// The circumstances that a rule pack speaks of, whatever the category.
public struct Situations: Hashable, Sendable {
    /// The days after an enrolment spell that still count, with a reason.
    public let graceDays: Int
    public let inGrace: Clause
    /// Incurred outside every spell and its grace.
    public let outsideEnrolment: Clause
    /// Bought before the yes that it needed.
    public let spentFirst: Clause
    /// Filed in pieces after a business case was declined.
    public let afterDecline: Clause
    /// For how many days after a decline the pieces are looked at.
    public let afterDeclineDays: Int
    /// A business case for what would have been automatic as a claim.
    public let smallCase: Clause
    /// Who decides instead of the partner manager where a partner has no second person.
    public let noSecondPerson: Clause
    /// A missing ticket or receipt, for which a reason from the list was given.
    public let missingProof: Clause
    /// The most that may be paid on a reason alone before somebody looks.
    public let missingProofLimit: Amount
    /// A cost borne by somebody whom the category does not provide for.
    public let otherBearer: Clause
    /// More than the rate allows for the miles or the meal.
    public let aboveRate: Clause
    /// Dated after the day on which it is claimed.
    public let futureDate: ClauseID
    /// The passenger rate asked for a participant.
    public let passenger: ClauseID

    public init(
        graceDays: Int,
        inGrace: Clause,
        outsideEnrolment: Clause,
        spentFirst: Clause,
        afterDecline: Clause,
        afterDeclineDays: Int,
        smallCase: Clause,
        noSecondPerson: Clause,
        missingProof: Clause,
        missingProofLimit: Amount,
        otherBearer: Clause,
        aboveRate: Clause,
        futureDate: ClauseID,
        passenger: ClauseID
    ) {
        self.graceDays = graceDays
        self.inGrace = inGrace
        self.outsideEnrolment = outsideEnrolment
        self.spentFirst = spentFirst
        self.afterDecline = afterDecline
        self.afterDeclineDays = afterDeclineDays
        self.smallCase = smallCase
        self.noSecondPerson = noSecondPerson
        self.missingProof = missingProof
        self.missingProofLimit = missingProofLimit
        self.otherBearer = otherBearer
        self.aboveRate = aboveRate
        self.futureDate = futureDate
        self.passenger = passenger
    }

    /// The clauses that name deciders.
    var clauses: [Clause] {
        [
            inGrace, outsideEnrolment, spentFirst, afterDecline, smallCase, noSecondPerson,
            missingProof, otherBearer, aboveRate,
        ]
    }
}
