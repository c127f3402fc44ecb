import Profiles

/// The operations on evidence packs.
let packOperations: [any Operation.Type] = [
    IssuePack.self, StampPack.self, RevealPack.self,
]

extension ProfileError: Refusal {}
