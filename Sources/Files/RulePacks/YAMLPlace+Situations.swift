import Identifiers
import Policy

extension YAMLPlace {
    private static let situationKeys = [
        "in-grace", "outside-enrolment", "spent-first", "after-decline", "small-case",
        "no-second-person", "missing-proof", "other-bearer", "above-rate", "future-date",
        "passenger",
    ]

    func situations() throws(RulePackError) -> Situations {
        let fields = try fields(Self.situationKeys)
        let inGrace = try fields.required("in-grace").fields(["clause", "days", "by"])
        let afterDecline = try fields.required("after-decline").fields(["clause", "days", "by"])
        let missing = try fields.required("missing-proof").fields(["clause", "above", "by"])
        return Situations(
            graceDays: try inGrace.required("days").count(),
            inGrace: try Self.clause(inGrace),
            outsideEnrolment: try fields.required("outside-enrolment").clause(),
            spentFirst: try fields.required("spent-first").clause(),
            afterDecline: try Self.clause(afterDecline),
            afterDeclineDays: try afterDecline.required("days").count(),
            smallCase: try fields.required("small-case").clause(),
            noSecondPerson: try fields.required("no-second-person").clause(),
            missingProof: try Self.clause(missing),
            missingProofLimit: try missing.required("above").amount(),
            otherBearer: try fields.required("other-bearer").clause(),
            aboveRate: try fields.required("above-rate").clause(),
            futureDate: try fields.required("future-date").blockingClause(),
            passenger: try fields.required("passenger").blockingClause()
        )
    }

    private func clause() throws(RulePackError) -> Clause {
        try Self.clause(try fields(["clause", "by"]))
    }

    private static func clause(_ fields: YAMLFields) throws(RulePackError) -> Clause {
        Clause(
            id: try fields.required("clause").code(),
            deciders: try fields.required("by").choices()
        )
    }

    private func blockingClause() throws(RulePackError) -> ClauseID {
        try fields(["clause"]).required("clause").code()
    }
}
