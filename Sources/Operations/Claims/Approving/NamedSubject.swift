import Approvals

extension Arguments {
    /// The claim or the business case that a command is about.
    func subject() throws(ArgumentError) -> Subject {
        switch (has("claim"), has("case")) {
        case (true, false): .claim(try code("claim"))
        case (false, true): .businessCase(try code("case"))
        case (false, false): throw .missing(key: "claim")
        case (true, true):
            throw .contradiction("Name a “claim” or a “case”, not both.")
        }
    }
}
