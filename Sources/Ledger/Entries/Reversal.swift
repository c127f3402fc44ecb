public import Calendar

/// An entry that undoes another exactly, by reference.
///
/// Every posting falls on the other side; the rule's version stays, so that what each fund owes
/// is undone too. A reversal is not itself reversed: what happened after all is posted anew.
public struct Reversal: Hashable, Sendable {
    /// The mirror, ready to be posted.
    public let entry: Entry

    /// Creates the reversal of an entry.
    ///
    /// - Parameters:
    ///   - original: The entry to undo and its sequence number.
    ///   - earlier: The sequence number of a reversal that there already is.
    ///   - effectiveOn: The day it counts for. That its period is open is checked elsewhere.
    ///   - bankDate: The day on which the bank undid it; nil where it never was at the bank as the
    ///     entry says.
    /// - Throws: The first ``ReversalError``, in the order its cases are declared.
    public init(
        of original: (sequence: Int, entry: Entry),
        reversedBy earlier: Int?,
        effectiveOn: CalendarDate,
        bankDate: CalendarDate? = nil
    ) throws(ReversalError) {
        let undone = original.entry
        guard undone.event != .entryReversed else {
            throw .isReversal(sequence: original.sequence)
        }
        if let earlier { throw .alreadyReversed(sequence: original.sequence, by: earlier) }
        guard effectiveOn >= undone.effectiveOn else {
            throw .beforeOriginal(original: undone.effectiveOn, given: effectiveOn)
        }
        let mirror = RecordedEntry(
            event: .entryReversed,
            effectiveOn: effectiveOn,
            source: undone.source,
            reverses: original.sequence,
            bankDate: bankDate,
            ruleVersion: undone.ruleVersion,
            postings: undone.postings.map(\.mirrored)
        )
        do { entry = try Entry(recorded: mirror) } catch { throw .entry(error) }
    }
}

extension Entry {
    /// Whether the other entry has exactly this one's postings on the other sides.
    public func isMirrored(by other: Entry) -> Bool {
        other.postings == postings.map(\.mirrored)
    }
}
