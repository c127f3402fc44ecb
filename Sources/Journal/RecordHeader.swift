public import Calendar
public import Identifiers
public import Integrity

/// What every record says, whatever its type: its place, its time and whose command it came of.
public struct RecordHeader: Hashable, Sendable {
    /// The origin of the one journal of the programme, as `example.org/pathways`.
    public let journal: String
    /// The place in the journal, counted from 0 without a gap; also the leaf's index in the tree.
    public let seq: Int
    /// The command that it came of.
    public let command: CommandID
    /// A keyed digest of that command's request, so that a repeat with other content shows.
    public let request: Seal
    /// The civil date in London to which it belongs.
    public let effectiveOn: CalendarDate
    /// When it was written: the clock, or the record before's time where the clock is behind.
    public let time: Instant
    /// The leaf hash of the record before, or zeros for the first.
    public let previous: Digest
    /// Who did it. Somebody who only typed it in is the actor; the claimant stands in the claim.
    public let actor: UserID
    /// Its place in the chain of one claim or business case, if it belongs to one.
    public let chain: CaseLink?

    public init(
        journal: String,
        seq: Int,
        command: CommandID,
        request: Seal,
        effectiveOn: CalendarDate,
        time: Instant,
        previous: Digest,
        actor: UserID,
        chain: CaseLink?
    ) {
        self.journal = journal
        self.seq = seq
        self.command = command
        self.request = request
        self.effectiveOn = effectiveOn
        self.time = time
        self.previous = previous
        self.actor = actor
        self.chain = chain
    }
}

/// A place in the chain of the records of one claim or business case.
///
/// Inclusion in the tree shows that a record is there; this chain shows that none of the case's
/// records is left out.
public struct CaseLink: Hashable, Sendable {
    /// The id of the business case, or of a claim that stands alone.
    public let id: String
    /// Counted from 1.
    public let number: Int
    /// The leaf hash of the case's record before, or zeros for the first.
    public let previous: Digest

    public init(id: String, number: Int, previous: Digest) {
        self.id = id
        self.number = number
        self.previous = previous
    }
}
