public import Identifiers
import Money

/// Why a profile's files are not written, in order of precedence.
public enum ProfileError: Error, Hashable, Sendable {
    /// The file is no profile.
    case unreadable(String)
    /// A list's columns do not fit its rows or its form.
    case wrongList(file: String, String)
    case drawdownMissing(ProfileID)
    case drawdownUnknown(DrawdownID)
    /// A code has no word in a map.
    case notMapped(map: String, code: String)
    case doesNotTie(asked: Int64, rows: Int64)
    /// A list does not sum to what is asked under a cost heading.
    case headingDiffers(file: String, heading: String, asked: Int64, rows: Int64)
    case notDefrayed(claim: String)
    case notEvidenced(claim: String)
    /// What would be published would not pass the standard's own checks.
    case unpublishable(String)
    case nothingToShow(ProfileID, suppressed: Int)

    /// The stable code.
    public var code: String {
        switch self {
        case .unreadable: "profile.unreadable"
        case .wrongList: "profile.wrong-list"
        case .drawdownMissing: "profile.drawdown-missing"
        case .drawdownUnknown: "profile.drawdown-unknown"
        case .notMapped: "profile.not-mapped"
        case .doesNotTie: "profile.does-not-tie"
        case .headingDiffers: "profile.heading-differs"
        case .notDefrayed: "profile.not-defrayed"
        case .notEvidenced: "profile.not-evidenced"
        case .unpublishable: "profile.unpublishable"
        case .nothingToShow: "profile.nothing-to-show"
        }
    }

    /// What is wrong and what to do next.
    public var message: String {
        switch self {
        case .unreadable(let reason):
            "The file is no profile. \(reason)"
        case .wrongList(let file, let reason):
            "The list \(file) cannot be made: \(reason). docs/SPEC-profiles.md says what fits."
        case .drawdownMissing(let profile):
            "\(profile) is made for one funder claim. Name it with --drawdown ID."
        case .drawdownUnknown(let drawdown):
            "No funder claim \(drawdown) was submitted. `farthing drawdown list` lists them."
        case .notMapped(let map, let code):
            "The profile's map “\(map)” has no word for “\(code)”. Add a line to the profile's "
                + "file; nothing was written."
        case .doesNotTie(let asked, let rows):
            "The funder is asked for \(Pence.pounds(asked, minus: "-")) and the rows sum to "
                + "\(Pence.pounds(rows, minus: "-")). Run `farthing check`; nothing was written."
        case .headingDiffers(let file, let heading, let asked, let rows):
            "Under “\(heading)” the funder is asked for \(Pence.pounds(asked, minus: "-")) and the "
                + "rows of \(file) sum to \(Pence.pounds(rows, minus: "-")). A list that is "
                + "checked by heading leaves nobody out: take `fewest` from it, or the check."
        case .notDefrayed(let claim):
            "\(claim) has not left a bank, and the profile lists only what has. Give the days with "
                + "--from and --to."
        case .notEvidenced(let claim):
            "\(claim) has no evidence and does not say why. Amend it, or leave it out of the "
                + "funder claim."
        case .unpublishable(let reason):
            "What would be published is not fit for it: \(reason). Nothing was written."
        case .nothingToShow(let profile, 0):
            "There is nothing that \(profile) lists. Check the fund and the days."
        case .nothingToShow(let profile, let suppressed):
            "\(profile) would list nothing: too few people stand behind each of the \(suppressed) "
                + "rows. Take more days together."
        }
    }
}
