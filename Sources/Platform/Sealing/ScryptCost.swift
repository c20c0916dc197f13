/// How much work it is to try one passphrase. Kept beside each salt, so that it can be raised later.
package struct ScryptCost: Sendable, Equatable {
    /// A power of 2.
    package let rounds: Int
    package let blockSize: Int
    package let parallelism: Int

    package init(rounds: Int, blockSize: Int, parallelism: Int) {
        self.rounds = rounds
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// 128 MiB of memory. Source: OWASP, *Password Storage Cheat Sheet*, scrypt.
    package static let standard = ScryptCost(rounds: 1 << 17, blockSize: 8, parallelism: 1)

    /// A row that somebody has changed must not make this machine use up its memory.
    var isReasonable: Bool {
        (2...(1 << 20)).contains(rounds) && rounds.nonzeroBitCount == 1 && (1...16).contains(blockSize)
            && (1...4).contains(parallelism)
    }
}
