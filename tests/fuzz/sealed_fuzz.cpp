// The sealed files of a vault: as they came, and sealed anew around what came, so that what lies
// behind the tags is reached. The first bytes then say how long the content claims to be.
#include <algorithm>
#include <cstring>

#include "ledger/vault/sealed_file_layout.h"
#include "tests/fuzz/sealing_key.h"

namespace caseledger::fuzz {
namespace {

const Digest& name() {
  static const Digest digest = ledger::sha256({});
  return digest;
}

void open(Input file) {
  const auto hex = to_hex(name());
  std::filesystem::create_directory(folder() / hex.substr(0, 2));
  const auto path = file_of(file, hex.substr(0, 2) + "/" + hex);
  (void)ledger::slot_of_sealed_file(path);
  std::uint64_t read = 0;
  const auto opened = ledger::open_sealed_file(path, sealing_keys(),
                                               [&](ledger::Bytes chunk) {
                                                 read += chunk.size();
                                                 return Result<void>();
                                               },
                                               {});
  expect(!opened || opened->size_bytes == read);
}

/// One chunk, which says that it is the last.
void seal_and_open(Input input) {
  Document claimed;
  if (input.size() < sizeof claimed.size_bytes) return;
  std::memcpy(&claimed.size_bytes, input.data(), sizeof claimed.size_bytes);
  const auto content = input.subspan(sizeof claimed.size_bytes);
  if (claimed.size_bytes == 0) claimed.size_bytes = content.size();
  claimed.sha256 = ledger::sha256(content);
  claimed.sm3 = ledger::sm3(content);
  const auto& [slot, key] = sealing_key();
  const ledger::FileSeal seal{slot, key, {}};
  const auto head = ledger::seal_head(name(), seal, claimed);
  std::vector<std::uint8_t> file(head.begin(), head.end());
  file.resize(head.size() + content.size() + ledger::kTagBytes);
  ledger::seal(key, ledger::nonce_of_chunk({}, 0), ledger::bound_of_chunk(0, true), content,
               std::span(file).subspan(head.size()));
  open(file);
}

}  // namespace
}  // namespace caseledger::fuzz

void caseledger::fuzz::read(Input input) {
  (void)sealing_key();
  take_choice(input) % 2 == 0 ? open(input) : seal_and_open(input);
}
