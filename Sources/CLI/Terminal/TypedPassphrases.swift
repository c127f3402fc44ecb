import Files
import Identifiers
import Integrity
import Operations

/// Passphrases that signers type at the terminal.
struct TypedPassphrases: PassphraseSource {
    let terminal: Terminal

    /// The fewest bytes that a new one may have.
    static let minimumLength = 12

    var attempts: Int { 3 }

    func passphrase(
        of user: UserID,
        for purpose: PassphrasePurpose
    ) throws(KeyChainError) -> SecretBytes? {
        switch purpose {
        case .unlocking(let attempt):
            let again = attempt > 1 ? "That is not it. " : ""
            return terminal.readSecret("\(again)Passphrase of \(user): ")
        case .choosing: return choose(for: user)
        }
    }

    private func choose(for user: UserID) -> SecretBytes? {
        for _ in 1...attempts {
            guard let first = terminal.readSecret("New passphrase of \(user): ") else { return nil }
            guard first.count >= Self.minimumLength else {
                terminal.remark("At least \(Self.minimumLength) letters, please.\n")
                continue
            }
            guard let second = terminal.readSecret("The same again: ") else { return nil }
            if areEqual(first, second) { return first }
            terminal.remark("These two differ.\n")
        }
        return nil
    }

    private func areEqual(_ first: SecretBytes, _ second: SecretBytes) -> Bool {
        first.withUnsafeBytes { one in second.withUnsafeBytes { one.elementsEqual($0) } }
    }
}
