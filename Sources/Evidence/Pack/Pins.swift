public import Integrity

/// What an auditor was given apart from the pack: the journal's name and the keys to trust.
///
/// A pack that brought its own keys would prove nothing. The pins come by letter or by telephone.
public struct Pins: Hashable, Sendable {
    /// The journal's origin.
    public let journal: String
    /// The key that signs its checkpoints.
    public let journalKey: VerificationKey
    /// The key that signs its packs.
    public let packKey: VerificationKey

    static let label = "farthing-pin/v1"

    public init(journal: String, journalKey: VerificationKey, packKey: VerificationKey) {
        self.journal = journal
        self.journalKey = journalKey
        self.packKey = packKey
    }

    /// Reads a pin file.
    ///
    /// - Throws: ``PinsError``.
    public init(bytes: [UInt8]) throws(PinsError) {
        var fields: StatementReader
        do {
            fields = try StatementReader(bytes, label: Self.label)
            journal = try fields.text("journal")
            journalKey = try VerifierKeyText(try fields.text("journal-key")).key
            packKey = try VerifierKeyText(try fields.text("pack-key")).key
            try fields.end()
        } catch let error as StatementError {
            throw PinsError(reason: error.message)
        } catch let error as KeyError {
            throw PinsError(reason: error.message)
        } catch {
            throw PinsError(reason: "\(error)")
        }
    }

    /// The pin file's bytes.
    ///
    /// - Throws: ``PinsError`` when the journal's name is too long or no plain text.
    public func bytes() throws(PinsError) -> [UInt8] {
        do {
            var fields = StatementWriter(label: Self.label)
            fields.put("journal", journal)
            fields.put(
                "journal-key",
                try VerifierKeyText(name: journal, key: journalKey).description
            )
            fields.put("pack-key", try VerifierKeyText(name: journal, key: packKey).description)
            return try fields.bytes()
        } catch let error as StatementError {
            throw PinsError(reason: error.message)
        } catch let error as KeyError {
            throw PinsError(reason: error.message)
        } catch {
            throw PinsError(reason: "\(error)")
        }
    }
}

/// Why bytes are no pin file.
public struct PinsError: Error, Hashable, Sendable {
    public let reason: String

    /// What is wrong and what to do next.
    public var message: String {
        "The pin file cannot be read: \(reason) Ask the programme for it again, by another way "
            + "than the pack came."
    }
}
