import Identifiers

extension Arguments {
    /// What a line is said to touch of what funders commonly refuse.
    func exclusions() throws(ArgumentError) -> [ClauseID] {
        has("exclusions") ? try codes("exclusions") : []
    }
}
