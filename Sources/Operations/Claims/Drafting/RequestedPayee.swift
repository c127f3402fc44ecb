import Identifiers

/// Who is to be paid, where a command says so.
enum RequestedPayee: Hashable, Sendable {
    case partner(PartnerCode)
    /// By name, which goes to the vault.
    case supplier(String)

    /// Reads `payee`, which is `partner:CODE`, or `supplier`, which is a name; nil for neither.
    static func read(from arguments: Arguments) throws(ArgumentError) -> RequestedPayee? {
        let payee = try arguments.optionalText("payee")
        let supplier = try arguments.optionalText("supplier")
        switch (payee, supplier) {
        case (nil, nil): return nil
        case (nil, let name?): return .supplier(name)
        case (let text?, nil): return .partner(try partner(text))
        case (.some, .some):
            throw .contradiction(
                "“payee” names a delivery partner and “supplier” anybody else: "
                    + "give one of the two."
            )
        }
    }

    private static func partner(_ text: String) throws(ArgumentError) -> PartnerCode {
        let prefix = "partner:"
        guard text.hasPrefix(prefix) else {
            throw .badWord(key: "payee", text: text, choices: [prefix + "CODE"])
        }
        let code = String(text.dropFirst(prefix.count))
        do { return try PartnerCode(code) } catch {
            throw .badCode(key: "payee", text: code, grammar: error.grammar)
        }
    }
}
