#include "ledger/vault/sealed_file_layout.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <future>

namespace caseledger::ledger {
namespace {

constexpr std::uint8_t kForm = 1;
constexpr std::size_t kSlotAt = 4, kChunkAt = 8, kPrefixAt = 12, kClearBytes = 20;
constexpr std::size_t kSizeBytes = 8, kDigestBytes = 32;
constexpr std::size_t kHiddenBytes = kSizeBytes + 2 * kDigestBytes;
static_assert(kFileHeadBytes == kClearBytes + kHiddenBytes + kTagBytes);
/// The counter of the head; chunk n has n + 1.
constexpr std::uint32_t kHeadCounter = 0;

void put_number(std::span<std::uint8_t> to, std::uint64_t number) {
  for (std::size_t n = to.size(); n-- > 0; number >>= 8U) to[n] = static_cast<std::uint8_t>(number);
}

std::uint64_t take_number(Bytes from) {
  std::uint64_t number = 0;
  for (const auto byte : from) number = number << 8U | byte;
  return number;
}

Nonce nonce_of(const NoncePrefix& prefix, std::uint32_t counter) {
  Nonce nonce{};
  std::ranges::copy(prefix, nonce.begin());
  put_number(std::span(nonce).subspan(prefix.size()), counter);
  return nonce;
}

/// The name is bound too: no file can be shown under another's.
std::vector<std::uint8_t> bound_of_head(const Digest& name, Bytes clear) {
  std::vector<std::uint8_t> bound(name.bytes.begin(), name.bytes.end());
  bound.insert(bound.end(), clear.begin(), clear.end());
  return bound;
}

}  // namespace

std::optional<ClearHead> parse_head(Bytes bytes) {
  if (bytes.size() != kFileHeadBytes || take_number(bytes.first(kSlotAt)) != std::uint64_t{kForm}
                                                                                 << 24U) {
    return std::nullopt;
  }
  ClearHead head;
  head.slot = static_cast<SlotNumber>(take_number(bytes.subspan(kSlotAt, 4)));
  head.chunk_bytes = static_cast<std::uint32_t>(take_number(bytes.subspan(kChunkAt, 4)));
  std::ranges::copy(bytes.subspan(kPrefixAt, head.prefix.size()), head.prefix.begin());
  if (head.chunk_bytes == 0 || head.chunk_bytes > kFileChunkBytesMax) return std::nullopt;
  return head;
}

HeadBytes seal_head(const Digest& name, const FileSeal& under, const Document& content) {
  HeadBytes bytes{};
  const std::span all(bytes);
  bytes[0] = kForm;
  put_number(all.subspan(kSlotAt, 4), under.slot);
  put_number(all.subspan(kChunkAt, 4), kFileChunkBytes);
  std::ranges::copy(under.prefix, bytes.begin() + kPrefixAt);
  std::array<std::uint8_t, kHiddenBytes> hidden{};
  put_number(std::span(hidden).first(kSizeBytes), content.size_bytes);
  std::ranges::copy(content.sha256.bytes, hidden.begin() + kSizeBytes);
  std::ranges::copy(content.sm3.bytes, hidden.begin() + kSizeBytes + kDigestBytes);
  seal(under.key, nonce_of(under.prefix, kHeadCounter), bound_of_head(name, all.first(kClearBytes)),
       hidden, all.subspan(kClearBytes));
  return bytes;
}

std::optional<Document> unseal_head(const Digest& name, const SecretKey& key, const ClearHead& head,
                                    const HeadBytes& bytes) {
  const Bytes all(bytes);
  const auto hidden = unseal(key, nonce_of(head.prefix, kHeadCounter),
                             bound_of_head(name, all.first(kClearBytes)), all.subspan(kClearBytes));
  if (!hidden) return std::nullopt;
  Document content;
  content.size_bytes = take_number(Bytes(*hidden).first(kSizeBytes));
  std::copy_n(hidden->begin() + kSizeBytes, kDigestBytes, content.sha256.bytes.begin());
  std::copy_n(hidden->begin() + kSizeBytes + kDigestBytes, kDigestBytes, content.sm3.bytes.begin());
  return content;
}

Nonce nonce_of_chunk(const NoncePrefix& prefix, std::uint32_t number) {
  return nonce_of(prefix, number + 1);
}

std::array<std::uint8_t, 9> bound_of_chunk(std::uint64_t number, bool is_last) {
  std::array<std::uint8_t, 9> bound{};
  put_number(std::span(bound).first(8), number);
  bound[8] = is_last ? 1 : 0;
  return bound;
}

std::uint64_t chunks_of(std::uint64_t size_bytes, std::uint64_t chunk_bytes) {
  return size_bytes == 0 ? 1 : (size_bytes - 1) / chunk_bytes + 1;
}

std::uint64_t sealed_bytes(std::uint64_t size_bytes, std::uint64_t chunk_bytes) {
  return kFileHeadBytes + size_bytes + chunks_of(size_bytes, chunk_bytes) * kTagBytes;
}

Result<std::size_t> read_up_to(const FileDescriptor& file, std::span<std::uint8_t> to,
                               const std::filesystem::path& path) {
  std::size_t got = 0;
  while (got < to.size()) {
    const auto more = ::read(file.number(), to.data() + got, to.size() - got);
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) return system_fault("read", path, errno);
    if (more == 0) break;
    got += static_cast<std::size_t>(more);
  }
  return got;
}

Result<void> ContentHash::update(Bytes chunk, const std::function<Result<void>()>& meanwhile) {
  auto slower = std::async(std::launch::async | std::launch::deferred, [&] { sm3_.update(chunk); });
  sha256_.update(chunk);
  size_bytes_ += chunk.size();
  auto done = meanwhile();
  slower.get();
  return done;
}

Digest sealed_file_name(const KeyOwner& owner, const Digest& sha256) {
  Hasher hasher(HashFunction::sha256);
  return hasher.update(owner.digest().bytes).update(sha256.bytes).finish();
}

std::filesystem::path sealed_file_path(const std::filesystem::path& files, const Digest& name) {
  const auto hex = to_hex(name);
  return files / hex.substr(0, 2) / hex;
}

}  // namespace caseledger::ledger
