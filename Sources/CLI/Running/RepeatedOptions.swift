import ArgumentParser
import StrictJSON

/// The options that a command line gives more than once: of one that takes a single value the last
/// would count, and nobody would know.
struct RepeatedOptions {
    private let names: Set<String>

    /// - Parameter arguments: Without the program's name.
    init(_ arguments: [String]) {
        var seen: Set<String> = []
        var repeated: Set<String> = []
        for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("--") {
            let name = String(argument.dropFirst(2).prefix { $0 != "=" })
            if !seen.insert(name).inserted { repeated.insert(name) }
        }
        names = repeated
    }

    /// Refuses those that the verb takes once.
    ///
    /// - Throws: ``Stop/usage(_:)``.
    func refuse(unlessOf verb: any ParsableCommand.Type) throws(Stop) {
        guard !names.isEmpty else { return }
        // The parser tells which of its options may be repeated in this description alone.
        let description = try? JSONParser.value(of: Array(verb._dumpHelp().utf8))
        var repeatable: Set<String> = []
        description?.collectRepeatable(into: &repeatable)
        guard let once = names.subtracting(repeatable).sorted().first else { return }
        throw .usage("--\(once) is there twice. Keep one.")
    }
}

extension JSONValue {
    /// The long names of every option that may be repeated, at any depth.
    fileprivate func collectRepeatable(into names: inout Set<String>) {
        switch self {
        case .array(let values): for value in values { value.collectRepeatable(into: &names) }
        case .object(let members):
            if self["isRepeating"] == .boolean(true), case .array(let spellings)? = self["names"] {
                for case .text(let name)? in spellings.map({ $0["name"] }) { names.insert(name) }
            }
            for member in members { member.value.collectRepeatable(into: &names) }
        case .null, .boolean, .integer, .text: return
        }
    }
}
