import Integrity
import Journal
import Testing
import _TestSupport

/// Bytes that are not what the code would write are no record.
@Suite struct StrictnessTests {
    @Test(arguments: Sample.all)
    func `a record without any one of its lines is refused`(sample: Sample) throws {
        let statement = try Statement(sample)
        for index in statement.lines.indices {
            var other = statement
            other.lines.remove(at: index)
            #expect(other.refusal != nil, "without \(statement.lines[index])")
        }
    }

    @Test(arguments: Sample.all)
    func `a record with any one of its lines twice is refused`(sample: Sample) throws {
        let statement = try Statement(sample)
        for index in statement.lines.indices {
            var other = statement
            other.lines.insert(statement.lines[index], at: index)
            #expect(other.refusal != nil, "with \(statement.lines[index]) twice")
        }
    }

    @Test(arguments: Sample.all)
    func `a record with two neighbouring lines swapped is refused`(sample: Sample) throws {
        let statement = try Statement(sample)
        for index in statement.lines.indices.dropLast() {
            var other = statement
            other.lines.swapAt(index, index + 1)
            #expect(other.refusal != nil, "with \(statement.lines[index]) one line later")
        }
    }

    @Test(arguments: Sample.all)
    func `a record with an unknown field anywhere is refused`(sample: Sample) throws {
        let statement = try Statement(sample)
        for index in 0...statement.lines.count {
            var other = statement
            other.lines.insert("extra: 1", at: index)
            #expect(other.refusal != nil, "with an unknown field as line \(index + 1)")
        }
    }

    @Test(arguments: Sample.all)
    func `an unknown field after the last is named`(sample: Sample) throws {
        var statement = try Statement(sample)
        statement.lines.append("extra: 1")
        #expect(statement.refusal == .statement(.unread(field: "extra")))
    }

    @Test(arguments: Sample.all)
    func `a dash for any field is refused or written back`(sample: Sample) throws {
        let statement = try Statement(sample)
        for name in statement.names {
            let other = try statement.with(name, "-")
            guard let record = try? Record(bytes: other.bytes) else { continue }
            #expect(try record.bytes() == other.bytes, "with - as \(name)")
        }
    }

    @Test(arguments: Sample.all, 1...2)
    func `a record with a bit flipped is no record or another`(sample: Sample, seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let record = try sample.record()
        let bytes = try record.bytes()
        for index in bytes.indices {
            var altered = bytes
            altered[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            guard let other = try? Record(bytes: altered) else { continue }
            #expect(other != record, "byte \(index)")
            #expect(try other.bytes() == altered, "byte \(index)")
            #expect(MerkleTree.leafHash(altered) != MerkleTree.leafHash(bytes))
        }
    }

    @Test(arguments: Sample.all)
    func `a record that ends after an earlier line is refused`(sample: Sample) throws {
        var statement = try Statement(sample)
        while statement.lines.popLast() != nil {
            #expect(statement.refusal != nil, "after \(statement.lines.count) lines")
        }
    }

    @Test(arguments: Sample.all)
    func `a record with CR before LF or no LF at its end is refused`(sample: Sample) throws {
        let bytes = try sample.bytes()
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let windows = Array(lines.joined(separator: "\r\n").utf8) + [0x0D, 0x0A]
        #expect(throws: RecordError.self) { try Record(bytes: windows) }
        #expect(throws: RecordError.statement(.unterminated)) {
            try Record(bytes: Array(bytes.dropLast()))
        }
    }
}
