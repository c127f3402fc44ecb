import Identifiers
import Integrity
import Journal

/// A line of `disclosures.txt`, read strictly.
struct DisclosureLine {
    /// The record's number and the field's name, with a space between.
    let place: String
    let state: State

    enum State {
        case withheld
        case erased
        case value(label: String, salt: [UInt8], [UInt8])
        /// By its path from the pack's folder.
        case file(label: String, salt: [UInt8], path: String)
    }

    var isWithheld: Bool {
        if case .withheld = state { true } else { false }
    }

    /// Nil for a line that is none.
    init?(_ line: String) {
        let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard words.count >= 3 else { return nil }
        place = words[0] + " " + words[1]
        switch (words[2], words.count) {
        case ("withheld", 3): state = .withheld
        case ("erased", 3): state = .erased
        case ("opened", 6):
            guard let salt = Self.salt(words), let value = Self.value(words[5]) else { return nil }
            state = .value(label: words[3], salt: salt, value)
        case ("file", 6):
            let path = PackPath.payload + words[5]
            guard let salt = Self.salt(words), path.hasPrefix(PackPath.evidence) else { return nil }
            state = .file(label: words[3], salt: salt, path: path)
        default: return nil
        }
    }

    private static func salt(_ words: [String]) -> [UInt8]? {
        guard (1...255).contains(words[3].utf8.count), let salt = Hex.decode(words[4]),
            salt.count == SaltedCommitment.saltLength
        else { return nil }
        return salt
    }

    private static func value(_ word: String) -> [UInt8]? {
        if word == "-" { return [] }
        return word.isEmpty ? nil : Hex.decode(word)
    }
}

extension PackVerification {
    /// Every commitment of the records is accounted for, in their order, and what is opened is what
    /// was committed to. Notes the files that are opened and the secret of the recipient's codes.
    mutating func checkDisclosures(_ trace: inout JournalTrace) {
        guard let listed = lines(PackPath.disclosures), let records = file(PackPath.records) else {
            return
        }
        let wanted = Self.commitments(in: records)
        if !trace.revealed.isEmpty { checkRevealed(trace, among: Set(wanted.map(\.place))) }
        var doesAgree = listed.count == wanted.count
        var opened: [PrivatePlace] = []
        for (text, (place, commitment)) in zip(listed, wanted) {
            guard let line = DisclosureLine(text), line.place == place else {
                doesAgree = false
                continue
            }
            check(line, against: commitment, in: &trace)
            if !line.isWithheld, let place = PrivatePlace(place), !trace.areCodes(place) {
                opened.append(place)
            }
        }
        checkOpened(opened, in: trace)
        if !doesAgree {
            report(
                "pack.disclosures",
                "disclosures.txt does not account for every commitment in the records."
            )
        }
    }

    private mutating func check(
        _ line: DisclosureLine,
        against commitment: Digest,
        in trace: inout JournalTrace
    ) {
        switch line.state {
        case .withheld: return
        case .erased:
            trace.opened.erased += 1
            trace.erasures.count(erasedIn: PrivatePlace(line.place)?.seq ?? -1)
        case .value(let label, let salt, let value):
            trace.opened.values += 1
            if SaltedCommitment.digest(label: label, salt: salt, value: value) != commitment {
                report("pack.opening", "What is opened of \(line.place) is not what was recorded.")
            } else if let place = PrivatePlace(line.place), trace.areCodes(place) {
                trace.codes = RecipientCodes(secret: value)
            }
        case .file(let label, let salt, let path):
            trace.opened.files += 1
            trace.paths.insert(path)
            guard let hashed = hashes[path] else { return }
            if PrivatePlace(line.place).map({ PackPath.evidenceFile($0, hashed.form) }) != path {
                report("pack.evidence-name", "\(path) is not the name of what \(line.place) is.")
            }
            if hashed.commitments[.init(label: label, salt: salt)] != commitment {
                report("pack.opening", "\(path) is not the file that \(line.place) commits to.")
            }
        }
    }

    /// Each commitment of the records with its record and field. As bytes: there are millions of
    /// lines and few that matter.
    private static func commitments(in records: [UInt8]) -> [(place: String, Digest)] {
        var found: [(place: String, Digest)] = []
        var seq = -1
        var rest = records[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = rest[..<end]
            rest = rest[(end + 1)...]
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
                if line.elementsEqual(Record.label.utf8) { seq += 1 }
                continue
            }
            let (name, value) = (line[..<colon], line[colon...].dropFirst(2))
            guard value.count >= 64 else { continue }
            let isCommitment = name.split(separator: UInt8(ascii: ".")).dropLast().contains {
                $0.elementsEqual("commit".utf8)
            }
            guard isCommitment || value.starts(with: "supplier:".utf8),
                let digest = try? Digest(hex: String(decoding: value.suffix(64), as: UTF8.self))
            else { continue }
            found.append(("\(seq) \(String(decoding: name, as: UTF8.self))", digest))
        }
        return found
    }
}
