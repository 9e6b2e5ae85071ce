// Private to sealed_file: the bytes of a file in the vault. sealed_file.h gives the layout,
// FORMAT.md section 7 what is bound; here they are put together and taken apart, for the half that
// writes and the half that reads.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "ledger/vault/sealed_file.h"

namespace caseledger::ledger {

using HeadBytes = std::array<std::uint8_t, kFileHeadBytes>;

/// The part of a head that is not hidden.
struct ClearHead {
  SlotNumber slot = 0;
  std::uint32_t chunk_bytes = 0;
  NoncePrefix prefix{};
};
/// Nothing where the bytes are not of this form.
std::optional<ClearHead> parse_head(Bytes bytes);
HeadBytes seal_head(const Digest& name, const FileSeal& under, const Document& content);
/// Nothing where any bit is another, the name's too.
std::optional<Document> unseal_head(const Digest& name, const SecretKey& key, const ClearHead& head,
                                    const HeadBytes& bytes);

std::uint64_t chunks_of(std::uint64_t size_bytes, std::uint64_t chunk_bytes);
/// Of the whole file.
std::uint64_t sealed_bytes(std::uint64_t size_bytes, std::uint64_t chunk_bytes);

/// Of chunk n; what it cannot be taken out of is its place, and whether it is the last.
Nonce nonce_of_chunk(const NoncePrefix& prefix, std::uint32_t number);
std::array<std::uint8_t, 9> bound_of_chunk(std::uint64_t number, bool is_last);

/// As much as there is, up to the whole of `to`.
Result<std::size_t> read_up_to(const FileDescriptor& file, std::span<std::uint8_t> to,
                               const std::filesystem::path& path);

/// The digests of a content that comes in chunks. SM3 is the slower function and runs beside the
/// other work on a chunk.
class ContentHash {
 public:
  Result<void> update(Bytes chunk, const std::function<Result<void>()>& meanwhile);
  std::uint64_t size_bytes() const { return size_bytes_; }
  Document finish() { return {sha256_.finish(), sm3_.finish(), size_bytes_}; }

 private:
  Hasher sha256_{HashFunction::sha256}, sm3_{HashFunction::sm3};
  std::uint64_t size_bytes_ = 0;
};

}  // namespace caseledger::ledger
