import Calendar
import Identifiers
import Integrity
import Journal
import Ledger

extension Extent {
    func journalCreated() throws -> JournalCreated {
        JournalCreated(
            programme: try ProgrammeCode("pathways"),
            title: "Pathways to Work",
            software: "Farthing 1.0.0"
        )
    }

    func keyAdded() throws -> KeyAdded {
        KeyAdded(
            purpose: self == .full ? .signer : .journal,
            key: "d75a980182b10ab7",
            owner: optional(try UserID("u_pm")),
            epoch: optional(1),
            publicKey: optional("11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="),
            proof: optional("AAECAwQFBgcICQoLDA0ODw=="),
            approvedBy: optional(try UserID("u_fin"))
        )
    }

    func keyRetired() throws -> KeyRetired {
        KeyRetired(
            purpose: .seal,
            key: "d75a980182b10ab7",
            owner: optional(try UserID("u_pm"))
        )
    }

    func keyCompromised() throws -> KeyCompromised {
        KeyCompromised(
            purpose: .signer,
            key: "d75a980182b10ab7",
            owner: optional(try UserID("u_pm")),
            trustedSize: 6,
            trustedRoot: try digest(1)
        )
    }

    func fundOpened() throws -> FundOpened {
        FundOpened(
            fund: try FundCode("ESF"),
            title: "European Social Fund",
            currency: "GBP",
            basis: .arrears
        )
    }

    func apportionmentAdopted() throws -> ApportionmentAdopted {
        let one = ApportionmentRule.Part(fund: try FundCode("ESF"), weight: 50)
        let two = ApportionmentRule.Part(fund: try FundCode("LOT"), weight: 50)
        return ApportionmentAdopted(
            programme: try ProgrammeCode("pathways"),
            version: 1,
            from: try CalendarDate("2026-04-01"),
            shares: self == .full ? [one, two] : [one]
        )
    }

    func partnerJoined() throws -> PartnerJoined {
        PartnerJoined(
            partner: try PartnerCode("northside"),
            title: "Northside Community Trust"
        )
    }

    func policyAdopted() throws -> PolicyAdopted {
        PolicyAdopted(
            rulePack: try RulePackID("discretionary-2026"),
            version: 1,
            digest: try digest(1),
            drafter: try UserID("u_fin"),
            from: try CalendarDate("2026-04-01")
        )
    }

    func commandRefused() throws -> CommandRefused {
        CommandRefused(code: "claim.not-enrolled", name: "claim.submit")
    }

    func packIssued() throws -> PackIssued {
        PackIssued(
            pack: try PackID("pk_2026q1"),
            recipient: "European Social Fund",
            scope: "all",
            treeSize: 7,
            treeRoot: try digest(1),
            cases: 2,
            caseHeads: try digest(2),
            profile: try optional(issuedProfile()),
            codes: try digest(4)
        )
    }

    private func issuedProfile() throws -> IssuedProfile {
        IssuedProfile(
            id: try ProfileID("esf-bbo"),
            version: 1,
            digest: try digest(3),
            drawdown: try DrawdownID("dd_0001"),
            fund: try FundCode("ESF"),
            starts: try CalendarDate("2026-01-01"),
            ends: try CalendarDate("2026-03-31"),
            opened: try digest(5),
            files: try digest(6)
        )
    }

    func packStamped() throws -> PackStamped {
        PackStamped(
            pack: try PackID("pk_2026q1"),
            manifest: try digest(1),
            response: try digest(2),
            stamped: try Instant("2026-04-14T09:03:00.000Z"),
            authority: optional("CN=Time Stamping,O=Example Trust"),
            certificate: try digest(3),
            serial: "0f27"
        )
    }

    func packRevealed() throws -> PackRevealed {
        let fields = [
            PrivatePlace(seq: 5, field: "commit.reason"),
            PrivatePlace(seq: 5, field: "evidence.1.commit.file"),
        ]
        return PackRevealed(
            pack: try PackID("pk_2026q1"),
            issued: 6,
            fields: self == .full ? fields : [fields[0]],
            askedBy: try digest(1),
            reason: try digest(2),
            approvedBy: try UserID("u_fin"),
            signature: try Signature(bytes: digest(4).bytes + digest(0).bytes)
        )
    }
}
