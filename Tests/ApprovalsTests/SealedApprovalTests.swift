import Approvals
import Identifiers
import Integrity
import Testing

@Suite struct SealedApprovalTests {
    static func sealed() throws -> SealedApproval {
        try UnsealedApproval(StatementWorld.caseStatement())
            .sealed(with: StatementWorld.sealKey(), signedBy: StatementWorld.signingKey())
    }

    static func keys() throws -> VouchingKeys {
        try VouchingKeys(
            seal: StatementWorld.sealKey(),
            signing: StatementWorld.signingKey().verificationKey
        )
    }

    func check(
        _ approval: SealedApproval,
        bytes: [UInt8]? = nil,
        seal: Seal? = nil,
        signature: Signature?,
        keys: VouchingKeys
    ) throws -> SealedApproval {
        try SealedApproval(
            bytes: bytes ?? approval.statement.bytes(),
            seal: seal ?? approval.seal,
            signature: signature,
            keys: keys
        )
    }

    @Test func `what was sealed and signed is checked by whoever holds the keys`() throws {
        let approval = try Self.sealed()
        #expect(approval.vouching == .sealAndSignature)
        #expect(
            try check(approval, signature: approval.signature, keys: Self.keys()) == approval
        )
    }

    @Test func `an auditor without the sealing key checks the signature`() throws {
        let approval = try Self.sealed()
        let keys = VouchingKeys(seal: nil, signing: try Self.keys().signing)
        let checked = try check(approval, signature: approval.signature, keys: keys)
        #expect(checked.vouching == .signature)
    }

    @Test func `a claim needs the seal alone`() throws {
        let key = try StatementWorld.sealKey(for: World.manager)
        let approval = try UnsealedApproval(StatementWorld.claimStatement())
            .sealed(with: key, signedBy: nil)
        #expect(approval.vouching == .seal)
        let keys = VouchingKeys(seal: key, signing: nil)
        #expect(try check(approval, signature: nil, keys: keys) == approval)
    }

    @Test func `no byte of a statement can be changed`() throws {
        let approval = try Self.sealed()
        let keys = try Self.keys()
        let bytes = approval.statement.bytes()
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 1
            #expect(throws: SealedApprovalError.self, "byte \(index)") {
                try check(approval, bytes: other, signature: approval.signature, keys: keys)
            }
        }
    }

    @Test func `no byte of a statement can be changed for the signature alone either`() throws {
        let approval = try Self.sealed()
        let keys = VouchingKeys(seal: nil, signing: try Self.keys().signing)
        let bytes = approval.statement.bytes()
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 2
            let checked = try? check(
                approval,
                bytes: other,
                signature: approval.signature,
                keys: keys
            )
            #expect(checked == nil, "byte \(index)")
        }
    }

    @Test func `no byte of a seal or a signature can be changed`() throws {
        let approval = try Self.sealed()
        let keys = try Self.keys()
        for index in approval.seal.bytes.indices {
            var bytes = approval.seal.bytes
            bytes[index] ^= 1
            let seal = try Seal(hex: Hex.encode(bytes))
            #expect(throws: SealedApprovalError.badSeal) {
                try check(approval, seal: seal, signature: approval.signature, keys: keys)
            }
        }
        let good = try #require(approval.signature)
        for index in good.bytes.indices {
            var bytes = good.bytes
            bytes[index] ^= 1
            let signature = try Signature(bytes: bytes)
            #expect(throws: SealedApprovalError.badSignature) {
                try check(approval, signature: signature, keys: keys)
            }
        }
    }

    /// One row for each case of the error after the first, in order.
    @Test func `what is not vouched for says why`() throws {
        let approval = try Self.sealed()
        let keys = try Self.keys()
        let other = try SigningKey(seed: SecretBytes(Array(64..<96))).verificationKey
        let nextEpoch = VouchingKeys(seal: try StatementWorld.sealKey(epoch: 2), signing: other)
        #expect(throws: SealedApprovalError.badSeal) {
            try check(approval, signature: nil, keys: nextEpoch)
        }
        let claimKey = try StatementWorld.sealKey(for: World.manager)
        let claim = try UnsealedApproval(StatementWorld.claimStatement())
            .sealed(with: claimKey, signedBy: nil)
        #expect(throws: SealedApprovalError.unexpectedSignature) {
            try check(
                claim,
                signature: approval.signature,
                keys: VouchingKeys(seal: nil, signing: nil)
            )
        }
        let named = try #require(keys.signing).id
        #expect(throws: SealedApprovalError.signatureMissing(key: named)) {
            try check(approval, signature: nil, keys: keys)
        }
        #expect(throws: SealedApprovalError.otherKey(named: named, given: other.id)) {
            try check(
                approval,
                signature: approval.signature,
                keys: VouchingKeys(seal: keys.seal, signing: other)
            )
        }
        #expect(throws: SealedApprovalError.unchecked) {
            try check(
                approval,
                signature: approval.signature,
                keys: VouchingKeys(seal: nil, signing: nil)
            )
        }
    }

    @Test(arguments: [
        SealedApprovalError.statement(.nothing), .badSeal, .unexpectedSignature,
        .signatureMissing(key: "00"), .otherKey(named: "00", given: "01"), .badSignature,
        .unchecked,
    ])
    func `a refusal has a code and a sentence`(error: SealedApprovalError) {
        #expect(error.code.hasPrefix("approval."))
        #expect(error.message.hasSuffix("."))
    }

    @Test func `a statement is sealed only with the key that it names`() throws {
        let sealKey = try StatementWorld.sealKey()
        let key = try StatementWorld.signingKey().verificationKey.id
        let unsealed = UnsealedApproval(try StatementWorld.caseStatement())
        let error = SealingError.otherSigningKey(named: key, given: nil)
        #expect(throws: error) { try unsealed.sealed(with: sealKey, signedBy: nil) }
        #expect(error.code == "approval.other-signing-key")
        let claim = UnsealedApproval(try StatementWorld.claimStatement())
        #expect(throws: SealingError.otherSigningKey(named: nil, given: key)) {
            try claim.sealed(with: sealKey, signedBy: StatementWorld.signingKey())
        }
    }
}
