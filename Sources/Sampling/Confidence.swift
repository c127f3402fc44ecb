/// How sure an upper limit is meant to be: the chance that the error in the population is not above
/// it, on one side.
public enum Confidence: Int, CaseIterable, Sendable {
    case eighty = 80
    case ninety = 90
    case ninetyFive = 95

    /// The normal distribution's quantile, in ten-thousandths.
    var quantile: Int128 {
        switch self {
        case .eighty: 8_416
        case .ninety: 12_816
        case .ninetyFive: 16_449
        }
    }

    /// The reliability factor after so many errors, in hundredths: the mean of the Poisson
    /// distribution for which so many or fewer have no more than the chance left over, rounded up.
    ///
    /// Each error adds less than the one before, so that beyond the table its last step, with a
    /// hundredth for the rounding, is enough.
    func reliability(afterErrors errors: Int) -> Int128 {
        let known = Self.factors(for: self)
        guard errors >= known.count else { return known[errors] }
        let (last, step) = (known.count - 1, known[known.count - 1] - known[known.count - 2] + 1)
        return known[last] + Int128(errors - last) * step
    }

    /// For 0 to 50 errors.
    private static func factors(for confidence: Confidence) -> [Int128] {
        switch confidence {
        case .eighty:
            [
                161, 300, 428, 552, 673, 791, 908, 1024, 1138, 1252, 1366, 1478, 1590, 1702,
                1813, 1924, 2034, 2144, 2254, 2364, 2473, 2582, 2691, 2800, 2909, 3017, 3125,
                3233, 3341, 3449, 3557, 3664, 3772, 3879, 3986, 4093, 4200, 4307, 4414, 4521,
                4627, 4734, 4840, 4947, 5053, 5159, 5266, 5372, 5478, 5584, 5690,
            ]
        case .ninety:
            [
                231, 389, 533, 669, 800, 928, 1054, 1178, 1300, 1421, 1541, 1660, 1779, 1896,
                2013, 2130, 2246, 2361, 2476, 2591, 2705, 2819, 2933, 3046, 3159, 3272, 3384,
                3496, 3608, 3720, 3832, 3943, 4055, 4166, 4277, 4388, 4498, 4609, 4719, 4829,
                4940, 5049, 5159, 5269, 5379, 5488, 5598, 5707, 5816, 5925, 6034,
            ]
        case .ninetyFive:
            [
                300, 475, 630, 776, 916, 1052, 1185, 1315, 1444, 1571, 1697, 1821, 1945, 2067,
                2189, 2310, 2431, 2550, 2670, 2788, 2907, 3025, 3142, 3259, 3376, 3492, 3608,
                3724, 3839, 3955, 4070, 4184, 4299, 4413, 4527, 4641, 4755, 4868, 4981, 5094,
                5207, 5320, 5433, 5545, 5658, 5770, 5882, 5994, 6106, 6218, 6329,
            ]
        }
    }
}
