import Integrity
import Policy
import Store

/// The rule packs that decisions name, each read once.
final class RulePackShelf {
    private let books: any BookReader
    private let read: ([UInt8]) throws -> RulePack
    private var packs: [Digest: RulePack] = [:]

    init(books: any BookReader, rulePack: @escaping ([UInt8]) throws -> RulePack) {
        self.books = books
        read = rulePack
    }

    /// The rule pack of a digest, or nil where the books do not hold its file.
    func rulePack(_ digest: Digest) throws -> RulePack? {
        if let known = packs[digest] { return known }
        guard let bytes = try books.document(digest), Digest(of: bytes) == digest else {
            return nil
        }
        let pack = try read(bytes)
        packs[digest] = pack
        return pack
    }
}
