import Calendar
import Identifiers
import Integrity
import Store

/// Where the journal stands, with what is needed to append to it.
struct StoredHead {
    var origin: String?
    var programme: ProgrammeCode?
    /// The last record's leaf, or zeros.
    var leaf = Digest.zero
    var time: Instant?
    var frontier = MerkleFrontier()

    /// How many records there are.
    var size: Int { frontier.size }

    var head: JournalHead {
        JournalHead(origin: origin, size: size, leaf: leaf, time: time, root: frontier.root)
    }
}

extension MerkleFrontier {
    /// Reads the peaks as they are stored, 32 bytes each.
    init(size: Int, packed: [UInt8]) throws(StoreError) {
        var peaks: [Digest] = []
        for start in stride(from: 0, to: packed.count, by: Digest.length) {
            do { peaks.append(try Digest(bytes: packed[start...].prefix(Digest.length))) } catch {
                throw .corrupt("the tree's peaks have \(packed.count) bytes")
            }
        }
        do { try self.init(size: size, peaks: peaks) } catch { throw .corrupt(error.message) }
    }

    /// The peaks' bytes, one after another.
    var packed: [UInt8] { peaks.flatMap(\.bytes) }
}
