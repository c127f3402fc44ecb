public import Integrity
public import Journal

/// What a reveal is made of: its record, the values, and how the journal leads from the pack to it.
public struct RevealMaterial: Sendable {
    /// The bytes of the `pack.revealed` record.
    public let record: [UInt8]
    /// What is revealed, or erased since, at each place that the record names.
    public let openings: [PrivatePlace: Opening]
    /// The signed checkpoint of the pack.
    public let packCheckpoint: [UInt8]
    /// The first signed checkpoint that covers the record.
    public let checkpoint: [UInt8]
    /// That the record stands in that one's tree.
    public let inclusion: [Digest]
    /// That the tree goes on from the pack's.
    public let consistency: [Digest]

    public init(
        record: [UInt8],
        openings: [PrivatePlace: Opening],
        packCheckpoint: [UInt8],
        checkpoint: [UInt8],
        inclusion: [Digest],
        consistency: [Digest]
    ) {
        self.record = record
        self.openings = openings
        self.packCheckpoint = packCheckpoint
        self.checkpoint = checkpoint
        self.inclusion = inclusion
        self.consistency = consistency
    }
}
