import Testing
import _TestSupport

@Suite struct SplitMix64Tests {
    /// The first numbers of the authors' reference program for this seed.
    @Test func `the numbers are those of the reference program`() {
        var generator = SplitMix64(seed: UInt64(1_234_567))
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect(expected.map { _ in generator.next() } == expected)
    }

    @Test func `an Int seed gives the numbers of the same UInt64 seed`() {
        var small = SplitMix64(seed: 7)
        var large = SplitMix64(seed: UInt64(7))
        #expect(small.next() == large.next())
    }
}
