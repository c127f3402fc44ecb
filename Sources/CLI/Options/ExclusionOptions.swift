import ArgumentParser
import Identifiers
import StrictJSON

/// What a claim or business case touches of what funders commonly refuse.
struct ExclusionOptions: ParsableArguments {
    @Option(
        name: .customLong("exclusion"),
        help: ArgumentHelp(
            "A clause of what funders commonly refuse that it touches; may be repeated.",
            valueName: "clause"
        )
    )
    private var clauses: [ClauseID] = []

    /// What it is in each line of a command; nothing where nothing is touched.
    var members: [JSONMember] {
        guard !clauses.isEmpty else { return [] }
        let values = clauses.map { JSONValue.text($0.text) }
        return [JSONMember(key: "exclusions", value: .array(values))]
    }
}
