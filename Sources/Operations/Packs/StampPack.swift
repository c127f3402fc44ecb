import Calendar
import Identifiers
import Integrity
import Journal
import Policy
import Store

/// Records an authority's time stamp over the list of a pack's files, and keeps it.
///
/// 1. Somebody who may issue packs asks, with the authority's response as a file.
/// 2. The pack was issued, and the response is a time stamp of a moment after that.
/// 3. The response is kept as a document, and what it says is recorded.
///
/// What it stamps is taken as it stands: a pack is made with the newest time stamp that is of its
/// very list, so that one of another list comes into no pack.
struct StampPack: Operation {
    static let name = "pack.stamp"
    private let issued: Int
    private let file: String

    init(from arguments: Arguments) throws(ArgumentError) {
        try arguments.allow("issued", "file")
        issued = try arguments.count("issued")
        file = try arguments.text("file")
    }

    func run(in context: OperationContext) throws -> String? {
        try context.require(.financeOfficer, .programmeManager, .auditor)
        guard let bytes = try context.books.recordBytes(at: issued),
            case let record = try Record(bytes: bytes),
            case .packIssued(let pack) = record.body
        else { throw StampRefusal.notIssued(seq: issued) }
        let response = try context.environment.file(file)
        let stamp: TimeStamp
        do { stamp = try TimeStamp(response: response) } catch {
            throw StampRefusal.noTimeStamp(error)
        }
        let stamped = try stamp.instant
        guard stamped.milliseconds >= record.header.time.milliseconds - PackStamped.tolerance else {
            throw StampRefusal.tooEarly(pack.pack, issued: record.header.time, stamped: stamped)
        }
        try context.record(
            .packStamped(
                PackStamped(
                    pack: pack.pack,
                    manifest: stamp.imprint,
                    response: try context.books.keepDocument(response),
                    stamped: stamped,
                    authority: stamp.authority,
                    certificate: stamp.certificate,
                    serial: stamp.serial
                )
            )
        )
        return "Pack \(pack.pack) was stamped \(stamped) by \(stamp.authority ?? "nobody named")."
    }
}

extension TimeStamp {
    /// The moment that it is of.
    ///
    /// - Throws: `StampRefusal/noTimeStamp(_:)` for one that no calendar has.
    var instant: Instant {
        get throws {
            let milliseconds = seconds.multipliedReportingOverflow(by: 1000)
            guard !milliseconds.overflow,
                let instant = try? Instant(milliseconds: milliseconds.partialValue)
            else { throw StampRefusal.noTimeStamp(.malformed) }
            return instant
        }
    }
}

/// Why a pack's time stamp is not recorded, in order of precedence.
enum StampRefusal: Refusal, Hashable {
    case notIssued(seq: Int)
    case noTimeStamp(TimeStampError)
    case tooEarly(PackID, issued: Instant, stamped: Instant)

    var code: String {
        switch self {
        case .notIssued: "pack.not-issued"
        case .noTimeStamp(let error): error.code
        case .tooEarly: "time-stamp.too-early"
        }
    }

    var message: String {
        switch self {
        case .notIssued(let seq):
            "Record \(seq) issued no pack. `farthing pack list` shows those that were issued."
        case .noTimeStamp(let error): error.message
        case .tooEarly(let pack, let issued, let stamped):
            "Pack \(pack) was issued \(issued) and the time stamp is of \(stamped), which is more "
                + "than \(PackStamped.tolerance / 60_000) minutes before. Set the machine's clock, "
                + "issue another pack, or ask another authority."
        }
    }
}
