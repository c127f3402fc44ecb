import Calendar
import Integrity
import Journal

extension PackVerification {
    /// The time stamp, if it is one, of the list of files; nil where the pack has none.
    mutating func readTimeStamp() -> TimeStamp? {
        guard let bytes = files[PackPath.timeStamp] else {
            if authorities != nil {
                unproven.append(
                    "No authority stamped the pack, so when it was made stays open. Ask for it "
                        + "again with a time stamp, or check it without --authority-ca."
                )
            }
            return nil
        }
        let stamp: TimeStamp
        do { stamp = try TimeStamp(response: bytes) } catch {
            let isSignature = error == .badSignature
            report(
                isSignature ? "pack.time-stamp-signature" : "pack.time-stamp-form",
                "The time stamp does not hold: \(error.message)"
            )
            return nil
        }
        if let list = file(PackPath.manifest), stamp.imprint != Digest(of: list) {
            report(
                "pack.time-stamp-imprint",
                "The time stamp is of \(stamp.imprint) and not of this pack's list of files."
            )
        }
        if let authorities, !stamp.chains(to: authorities) {
            report(
                "pack.time-stamp-authority",
                "The time stamp is not by an authority whose certificate was given, or that one's "
                    + "was not in force."
            )
        }
        return stamp
    }

    /// What was stamped after the last record was made cannot have been stamped before it.
    mutating func checkTime(of stamp: TimeStamp?, _ trace: JournalTrace) {
        guard let stamp, let last = trace.time else { return }
        guard stamp.seconds >= (last.milliseconds - PackStamped.tolerance).flooredSeconds else {
            return report(
                "pack.time-stamp-time",
                "The time stamp is of more than \(PackStamped.tolerance / 60_000) minutes before "
                    + "the last record, which was made \(last)."
            )
        }
    }
}

extension Int64 {
    fileprivate var flooredSeconds: Int64 { self / 1000 - (self % 1000 < 0 ? 1 : 0) }
}
