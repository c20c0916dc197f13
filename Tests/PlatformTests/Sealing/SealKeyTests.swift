import Domain
import Foundation
import Platform
import Testing

@Suite struct SealKeyTests {
    private let key = SealKey.make()
    private let place = SealPlace("text", "space", "id", "note", "1")

    @Test func whatIsSealedIsOpenedByItsKeyInItsPlace() throws {
        let sealed = try key.seal(Data("Zoë".utf8), at: place)
        #expect(try key.open(sealed, at: place) == Data("Zoë".utf8))
        #expect(throws: SealFault()) { try SealKey.make().open(sealed, at: place) }
    }

    @Test(arguments: [
        SealPlace("text", "space", "id", "note", "2"), SealPlace("text", "space", "other", "note", "1"),
        SealPlace("text", "another", "id", "note", "1"), SealPlace("text", "space", "id", "evidence", "1"),
        SealPlace("key", "space", "id", "note", "1"), SealPlace("text", "spac", "eid", "note", "1"),
        SealPlace(),
    ])
    func nothingOpensInAnotherPlace(other: SealPlace) throws {
        let sealed = try key.seal(Data([1, 2, 3]), at: place)
        #expect(throws: SealFault()) { try key.open(sealed, at: other) }
    }

    @Test func noByteCanBeChanged() throws {
        let sealed = try #require(Data(base64Encoded: key.seal(PaddedText.bytes(of: "A word"), at: place)))
        for index in sealed.indices {
            for change: UInt8 in [0x01, 0x80, 0xFF] {
                var changed = sealed
                changed[index] ^= change
                #expect(throws: SealFault()) { try key.open(changed.base64EncodedString(), at: place) }
            }
        }
        for length in [0, 1, 12, 27, 28, sealed.count - 1] {
            #expect(throws: SealFault()) { try key.open(sealed.prefix(length).base64EncodedString(), at: place) }
        }
        #expect(throws: SealFault()) { try key.open("not base64 ☃", at: place) }
    }

    @Test func theSameWordsAreNeverSealedAlike() throws {
        let sealed = try Set((1...200).map { _ in try key.seal(Data("same".utf8), at: place) })
        #expect(sealed.count == 200)
    }

    @Test func aKeyIsWrappedAndUnwrapped() throws {
        let outer = SealKey.make()
        let wrapped = try key.wrapped(under: outer, at: place)
        let again = try SealKey(wrapped: wrapped, under: outer, at: place)
        #expect(try again.open(key.seal(Data([7]), at: place), at: place) == Data([7]))
        #expect(throws: SealFault()) { try SealKey(wrapped: wrapped, under: .make(), at: place) }
    }
}

@Suite struct PaddedTextTests {
    @Test(arguments: [0, 1, 251, 252, 253, 508, 509, 10_000])
    func lengthsTellOnlySteps(length: Int) throws {
        let text = String(repeating: "x", count: length)
        let bytes = PaddedText.bytes(of: text)
        #expect(bytes.count.isMultiple(of: PaddedText.step))
        #expect(bytes.count >= PaddedText.step)
        #expect(bytes.count < length + 4 + PaddedText.step)
        #expect(try PaddedText.text(of: bytes) == text)
    }

    @Test func whatIsNoPaddedTextIsRefused() {
        for bytes in [Data(), Data([0, 0, 0]), Data([0, 0, 0, 9, 1]), Data([255, 255, 255, 255, 0])] {
            #expect(throws: SealFault()) { try PaddedText.text(of: bytes) }
        }
    }
}

@Suite struct KeyStretchingTests {
    /// Sealed by Python's `hashlib.scrypt` and the package `cryptography`: another implementation of both.
    @Test func itIsScryptAndAESGCMAsOthersKnowThem() async throws {
        let salt = Data("SodiumChloride, as salt".utf8)
        let cost = ScryptCost(rounds: 1024, blockSize: 8, parallelism: 1)
        let sealed = "AAECAwQFBgcICQoLdhd4/5glHTUXu5uBnu1IWe+JHZQXXiFHjw=="
        let key = try await KeyStretching().key(from: "pleaseletmein", salt, cost)
        #expect(try key.open(sealed, at: SealPlace("text")) == Data("Fernshire".utf8))
        let other = try await KeyStretching().key(from: "pleaseletmeim", salt, cost)
        #expect(throws: SealFault()) { try other.open(sealed, at: SealPlace("text")) }
    }

    @Test func theStandardCostIsTheOneThatIsRecommended() {
        #expect(ScryptCost.standard == ScryptCost(rounds: 131_072, blockSize: 8, parallelism: 1))
    }

    @Test func anAccentTypedAsOneCharacterOrAsTwoOpensTheSame() async throws {
        let stretching = KeyStretching(cost: ScryptCost(rounds: 16, blockSize: 1, parallelism: 1))
        let salt = Data(count: 32)
        let composed = try await stretching.key(from: "caf\u{E9} au lait", salt, stretching.cost)
        let decomposed = try await stretching.key(from: "cafe\u{301} au lait", salt, stretching.cost)
        let sealed = try composed.seal(Data([1]), at: SealPlace())
        #expect(try decomposed.open(sealed, at: SealPlace()) == Data([1]))
    }

    @Test(arguments: [
        ScryptCost(rounds: 1 << 30, blockSize: 8, parallelism: 1), ScryptCost(rounds: 3, blockSize: 8, parallelism: 1),
        ScryptCost(rounds: 0, blockSize: 8, parallelism: 1), ScryptCost(rounds: -2, blockSize: 8, parallelism: 1),
        ScryptCost(rounds: 16, blockSize: 1000, parallelism: 1), ScryptCost(rounds: 16, blockSize: 8, parallelism: 99),
    ])
    func aRowThatAsksForTheWholeMachineIsRefused(cost: ScryptCost) async {
        await #expect(throws: SealFault()) { try await KeyStretching().key(from: "x", Data(count: 32), cost) }
    }
}

@Suite struct KeyringTests {
    private let noon = Date(timeIntervalSince1970: 1_561_028_400)
    private let member = ID<Member>(UUID())

    @Test func halfAnHourWithoutUseLocks() {
        let (ring, opened) = made()
        ring.keep(opened, for: "one", at: noon)
        #expect(ring.opened(by: "one", of: member, at: noon.addingTimeInterval(1700)) != nil)
        #expect(ring.opened(by: "one", of: member, at: noon.addingTimeInterval(3400)) != nil)
        #expect(ring.opened(by: "one", of: member, at: noon.addingTimeInterval(5201)) == nil)
        #expect(ring.opened(by: "one", of: member, at: noon.addingTimeInterval(1700)) == nil)
    }

    @Test func whatOneSessionUnlockedNoOtherHas() {
        let (ring, opened) = made()
        ring.keep(opened, for: "one", at: noon)
        #expect(ring.opened(by: "two", of: member, at: noon) == nil)
        #expect(ring.opened(by: "one", of: ID(UUID()), at: noon) == nil)
        ring.forget("one")
        #expect(ring.opened(by: "one", of: member, at: noon) == nil)
    }

    @Test func aSpaceIsLockedWhereverItIsOpen() {
        let (ring, opened) = made()
        ring.keep(opened, for: "one", at: noon)
        ring.keep(opened, for: "two", at: noon)
        ring.forget(opened.space)
        #expect(["one", "two"].allSatisfy { ring.opened(by: $0, of: member, at: noon) == nil })
    }

    @Test func aSpaceWaitsForItsCodeToBeOnPaper() {
        let (ring, opened) = made()
        let code = RecoveryCode(chance: Array(repeating: 3, count: 27))
        ring.keep(opened, code, isReady: false, for: "one", at: noon)
        #expect(ring.opened(by: "one", of: member, at: noon) == nil)
        #expect(ring.code(of: "one", at: noon) == code)
        ring.confirmCode(of: "one")
        #expect(ring.code(of: "one", at: noon) == nil)
        #expect(ring.opened(by: "one", of: member, at: noon) != nil)
    }

    private func made() -> (Keyring, Keyring.Opened) {
        (Keyring(), Keyring.Opened(space: ID(UUID()), member: member, keyNumber: 1, key: .make()))
    }
}
