/// The arguments of a command line: words, options with a value and flags, each option once.
struct GivenArguments {
    private(set) var words: [String] = []
    private(set) var options: [String: String] = [:]
    private(set) var flags: Set<String> = []

    /// Reads the arguments; nil where they make no sense.
    init?(_ arguments: [String], options known: Set<String>, flags knownFlags: Set<String>) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if known.contains(argument) {
                guard options[argument] == nil, let value = rest.popFirst() else { return nil }
                options[argument] = value
            } else if knownFlags.contains(argument) {
                flags.insert(argument)
            } else {
                guard !argument.isEmpty, !argument.hasPrefix("-") else { return nil }
                words.append(argument)
            }
        }
    }
}
