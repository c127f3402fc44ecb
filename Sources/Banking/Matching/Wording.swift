/// Finds a reference in what a bank writes.
///
/// Banks write in capitals, without accents, and change or drop what is neither letter nor digit.
/// So texts are compared by their letters and digits, and a reference is found only where it
/// begins and ends with words: `pm.1234` is in `FARTHING PM 1234`, and not in `PM12345`.
struct Wording {
    private let words: [String]

    init(_ text: String) {
        words = BankText.withoutAccents(text).uppercased().unicodeScalars
            .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
            .map { String($0) }
    }

    /// The letters and digits alone.
    var plain: String { words.joined() }

    /// Shorter ones say nothing.
    static let shortestReference = 4

    /// Whether a run of the words is the reference. O(words × its length).
    func contains(_ reference: Wording) -> Bool {
        let wanted = reference.plain
        guard wanted.unicodeScalars.count >= Self.shortestReference else { return false }
        return words.indices.contains { start in
            var run = ""
            for word in words[start...] {
                run += word
                if run == wanted { return true }
                if run.utf8.count >= wanted.utf8.count { return false }
            }
            return false
        }
    }
}
