/// What an auditor asks for: the same plan draws the same sample from the same list, for anybody.
public struct SamplePlan: Hashable, Sendable {
    /// The auditor's own words, chosen after the pack was made.
    public let seed: String
    /// How items are drawn.
    public let method: Method
    /// How many are wanted.
    public let size: Int

    /// How items are drawn.
    public enum Method: Hashable, Sendable {
        /// Every line has the same chance.
        case random
        /// Every penny has the same chance, so that large costs are drawn more often.
        case monetaryUnit
        /// At random within each value of a column.
        case stratified(by: String)

        /// As it is written: `monetary-unit`.
        public var name: String {
            switch self {
            case .random: "random"
            case .monetaryUnit: "monetary-unit"
            case .stratified: "stratified"
            }
        }
    }

    /// - Throws: ``SamplingError/badSeed``.
    public init(seed: String, method: Method, size: Int) throws(SamplingError) {
        guard (1...200).contains(seed.utf8.count),
            seed.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
            )
        else { throw .badSeed }
        self.seed = seed
        self.method = method
        self.size = size
    }
}
