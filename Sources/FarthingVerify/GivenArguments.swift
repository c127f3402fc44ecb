/// What makes no sense in a command line, in words for whoever wrote it.
struct UsageError: Error, Hashable {
    let reason: String

    init(_ reason: String) { self.reason = reason }
}

/// The arguments of a command line: words, and options with a value, each once. How to answer,
/// `--json`, is for whoever answers.
struct GivenArguments {
    private(set) var words: [String] = []
    private(set) var options: [String: String] = [:]

    /// Reads the arguments.
    init(_ arguments: [String], options known: Set<String>) throws(UsageError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            if known.contains(argument) {
                guard let value = rest.popFirst() else {
                    throw UsageError("\(argument) needs a value after it.")
                }
                guard options[argument] == nil else {
                    throw UsageError("\(argument) is given twice. Give it once.")
                }
                options[argument] = value
            } else if argument == "--json" {
                continue
            } else if argument.isEmpty || argument.hasPrefix("-") {
                throw UsageError("There is no option “\(argument)” here.")
            } else {
                words.append(argument)
            }
        }
    }

    /// The one pack that a command line names.
    var pack: String {
        get throws(UsageError) {
            guard let pack = words.first else {
                throw UsageError("Which pack? Name its folder or archive.")
            }
            guard words.count == 1 else {
                throw UsageError("One pack at a time, and “\(words[1])” is a second.")
            }
            return pack
        }
    }
}
