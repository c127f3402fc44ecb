/// A rule that the database keeps by itself and that the command's own checks did not name first.
///
/// It refuses that one command: the command's savepoint is undone, and the others of its batch
/// stand.
struct DatabaseRefusal: Refusal, Hashable {
    /// The rule's name, or SQLite's own sentence where the rule has none.
    let rule: String

    var code: String { hasName ? rule : "store.refused-by-database" }

    var message: String {
        "The books keep the rule “\(rule)” whatever asks, and this command breaks it. Nothing of "
            + "it was written. Look at how what it names stands now, correct the command and send "
            + "it under a new id; if it is right as it is, run `farthing check`."
    }

    /// Whether the rule is named as codes are: words in small letters with dots between.
    private var hasName: Bool {
        let words = rule.split(separator: ".", omittingEmptySubsequences: false)
        return words.count > 1
            && words.allSatisfy { !$0.isEmpty && $0.allSatisfy(Self.isOfACode) }
    }

    private static func isOfACode(_ character: Character) -> Bool {
        switch character {
        case "a"..."z", "0"..."9", "-", "+": character.isASCII
        default: false
        }
    }
}
