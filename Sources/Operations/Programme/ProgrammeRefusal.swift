import Identifiers
import Ledger
import Money
import Policy

/// Why a programme cannot be set up so, in order of precedence.
enum ProgrammeRefusal: Refusal, Hashable {
    case fundExists(FundCode)
    case partnerExists(PartnerCode)
    case versionExists(Int)
    case versionSkipped(Int)
    case wrongBasis(FundCode, wanted: FundingBasis, found: FundingBasis)
    case lendsRestricted(FundCode)
    case repaysMoreThanOwed(FundCode, owed: Int64, asked: Amount)
    case guidanceExists(RulePackID, version: Int)
    case guidanceUnreadable(path: String, reason: String)

    var code: String {
        switch self {
        case .fundExists: "fund.exists"
        case .partnerExists: "partner.exists"
        case .versionExists: "apportionment.version-exists"
        case .versionSkipped: "apportionment.version-skipped"
        case .wrongBasis: "fund.wrong-basis"
        case .lendsRestricted: "fund.restricted"
        case .repaysMoreThanOwed: "prefinance.exceeds-owed"
        case .guidanceExists: "policy.version-exists"
        case .guidanceUnreadable: "policy.unreadable"
        }
    }

    var message: String {
        switch self {
        case .fundExists(let fund):
            "There is a fund \(fund) already. Choose another code."
        case .partnerExists(let partner):
            "The delivery partner \(partner) has joined already. Choose another code."
        case .versionExists(let version):
            "Version \(version) of the rule was adopted already and stays as it is. Adopt version "
                + "\(version + 1)."
        case .versionSkipped(let version):
            "There is no version \(version - 1) before version \(version). Versions are counted "
                + "from 1 without a gap."
        case .wrongBasis(let fund, let wanted, let found):
            "This is for a fund whose basis is \(wanted.rawValue), and that of \(fund) is "
                + "\(found.rawValue). Check the fund."
        case .lendsRestricted(let fund):
            "\(fund) is restricted to its funder's purpose, so its cash cannot stand in for "
                + "another fund's. Name the unrestricted reserves."
        case .repaysMoreThanOwed(let fund, let owed, let asked):
            "\(fund) owes other funds \(poundsText(owed)) and \(asked.poundsText) was asked to go "
                + "back. Repay no more than is owed."
        case .guidanceExists(let pack, let version):
            "\(pack) version \(version), or a later one, was adopted already. Give the changed "
                + "file the next version."
        case .guidanceUnreadable(let path, let reason):
            "\(path) is no rule pack: \(reason). `farthing policy test` shows where."
        }
    }
}

/// Pence for a sentence, zero where they are negative.
func poundsText(_ pence: Int64) -> String {
    let amount = (try? Amount(pence: max(pence, 0))) ?? .zero
    return amount.poundsText
}
