/// The spending guidance of the simulated programme: the shipped one, and the one before it.
///
/// `Policies/discretionary-2026.yaml` governs from 2026. A programme that began years before has
/// guidance of those years too: the same limits under another id, valid from when there were rates
/// for meals, and without the mileage rate that nobody knew then.
struct Guidance {
    /// The shipped file's bytes.
    let current: [UInt8]
    /// The file before it.
    let earlier: [UInt8]

    /// What the guidance leaves to nobody's permission or to the partner's manager, in pence. It
    /// is here again so that a plan is what it says; where the file says otherwise the books
    /// answer otherwise than was planned, and the play says so.
    enum Limit {
        static let travelDay: Int64 = 2500
        static let travelDayForPartner: Int64 = 6000
        static let travel30Days: Int64 = 20_000
        static let meeting: Int64 = 1000
        static let meetingsQuarter: Int64 = 6000
        static let identity30Days: Int64 = 6000
        static let mileageDay: Int64 = 6000
        static let courses30Days: Int64 = 15_000
        static let unlisted30Days: Int64 = 5000
        static let overall: Int64 = 150_000
        static let graceDays = 28
        static let afterDeclineDays = 31
    }

    /// - Parameter shipped: The text of `Policies/discretionary-2026.yaml`.
    /// - Throws: ``GuidanceError`` where a line is not there that the earlier one differs in.
    init(shipped: String) throws(GuidanceError) {
        var lines = shipped.split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init
        )
        current = Array(shipped.utf8)
        // The examples are the last key and are about rates that were not known.
        if let examples = lines.firstIndex(of: "examples:") {
            lines.removeSubrange((examples + 1)...)
            lines[examples] = "examples: []\n"
        }
        for (line, other) in Self.differences {
            guard let index = lines.firstIndex(of: line) else { throw GuidanceError(line: line) }
            if let other { lines[index] = other } else { lines.remove(at: index) }
        }
        earlier = Array(lines.joined(separator: "\n").utf8)
    }

    private static let differences: KeyValuePairs<String, String?> = [
        "id: discretionary-2026": "id: discretionary-2016",
        "title: Discretionary budget 2026": "title: Discretionary budget 2016",
        "valid-from: 2026-01-01": "valid-from: 2016-04-06",
        "known-from: 2025-12-01": "known-from: 2016-04-06",
        "    - {valid-from: 2026-04-06, known-from: 2026-05-21, first: 55, above: 25}": nil,
    ]
}

/// The shipped guidance has no such line, so that the one before it cannot be made from it.
public struct GuidanceError: Error, Hashable, Sendable {
    public let line: String

    /// The stable code.
    public var code: String { "simulation.guidance" }

    /// What is missing.
    public var message: String {
        "The shipped guidance has no line “\(line)”, which the simulation's earlier guidance "
            + "differs in. Run this in the repository that it came with."
    }
}
