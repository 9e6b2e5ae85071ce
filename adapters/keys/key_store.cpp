// Each key is a file of its own, which is written as a whole and named by what it holds.
#include "adapters/keys/key_store.h"

#include <unistd.h>

#include <algorithm>

#include "adapters/keys/passphrase.h"
#include "adapters/keys/passphrase_box.h"
#include "ledger/base/base64.h"
#include "ledger/base/hash.h"
#include "ledger/disk/durable_file.h"
#include "ledger/tree/checkpoint.h"
#include "statemachines/words/check.h"

namespace caseledger::adapters {
namespace {

namespace fs = std::filesystem;

constexpr const char* kBureauKey = "vault.key";
constexpr const char* kPassphrase = "passphrase";
constexpr const char* kPassphraseVariable = "CASELEDGER_PASSPHRASE";
constexpr std::size_t kPassphraseBytes = 24;
constexpr std::size_t kIdChars = 16;

std::string log_key_file(const ledger::PublicKey& key) {
  return "log-" + to_hex(ledger::sha256(key.bytes)).substr(0, kIdChars) + ".pem";
}

bool is_log_key(const fs::path& file) {
  return file.filename().string().starts_with("log-") && file.extension() == ".pem";
}

tl::unexpected<Fault> named(const fs::path& file, const Fault& why) {
  return tl::unexpected(why.within(file.string()));
}

std::string sum_of(std::string_view text) {
  return "sha256 " + to_hex(ledger::sha256(ledger::bytes_of(text))) + "\n";
}

/// Writes a new file that only its owner can read, from its first byte on; durable on return.
Result<void> keep(const fs::path& file, std::string_view text) {
  return ledger::replace_file(file, std::nullopt, text, nullptr, ledger::Readers::owner);
}

Result<void> keep_key(const fs::path& file, const std::string& text) {
  return keep(file, text + sum_of(text));
}

Result<std::string> read_key(const fs::path& file) {
  CL_TRY(auto text, read_key_file(file, FaultKind::unavailable));
  const auto end = text.rfind("sha256 ");
  const auto key = text.substr(0, end);
  if (end != std::string::npos && key + sum_of(key) == text) return key;
  return fault(FaultKind::corrupt, file.string(), {"密钥文件已损坏", "the key file is damaged"});
}

/// The passphrase of the log's keys. It is derived from the bureau's key, so nobody can guess it.
std::string log_passphrase(const ledger::SecretKey& bureau_key) {
  ledger::Hasher hasher(ledger::HashFunction::sha256);
  constexpr std::string_view kUse = "caseledger/log keys";
  hasher.update(ledger::bytes_of(kUse));
  return to_hex(hasher.update(bureau_key.bytes()).finish());
}

/// What somebody gives: by the call, else by the environment.
std::optional<std::string> given_passphrase(const std::optional<std::string>& by_call) {
  if (auto given = passphrase_of(by_call.value_or(""))) return given;
  return passphrase_in_environment(kPassphraseVariable);
}

/// What is given, else what the folder keeps; nothing where there is none in either place.
Result<std::optional<std::string>> find_passphrase(const fs::path& folder,
                                                   const std::optional<std::string>& by_call) {
  if (auto given = given_passphrase(by_call)) return given;
  return passphrase_in_file(folder / kPassphrase);
}

}  // namespace

Result<std::string> read_key_file(const fs::path& file, FaultKind absent) {
  CL_TRY(auto text, ledger::read_file(file));
  if (text) return std::move(*text);
  return fault(absent, file.string(), {"没有这个密钥文件", "no such key file"});
}

Result<KeyStore> KeyStore::create(const fs::path& folder,
                                  const std::optional<std::string>& passphrase,
                                  const ledger::Random& random) {
  std::error_code error;
  if (fs::exists(folder / kBureauKey, error)) {
    return fault(FaultKind::conflict, folder.string(), {"已有密钥", "there are keys already"});
  }
  fs::remove_all(folder, error);  // what an interrupted run left incomplete
  if (!error) fs::create_directories(folder, error);
  if (!error) fs::permissions(folder, fs::perms::owner_all, error);
  if (error) return ledger::system_fault("mkdir", folder, error.value());
  const auto given = given_passphrase(passphrase);
  KeyStore store(folder, given.value_or(""));
  if (!given) {
    std::array<std::uint8_t, kPassphraseBytes> chance;
    random(chance);
    store.passphrase_ = ledger::to_base64(chance);
    CL_TRY(keep(folder / kPassphrase, store.passphrase_));
  }
  random(store.bureau_key_.bytes());
  for (const auto algorithm : {KeyAlgorithm::ed25519, KeyAlgorithm::sm2}) {
    CL_TRY(std::ignore, store.make_log_key(algorithm));
  }
  const auto secret = store.bureau_key_.bytes();
  const std::string text(secret.begin(), secret.end());
  // The bureau's key is written last: where it is, all the others are.
  const int rounds = given ? ledger::kPassphraseRounds : ledger::kSecretRounds;
  return keep_key(folder / kBureauKey, put_in_box(text, store.passphrase_, rounds))
      .and_then([&] { return ledger::sync_directory(folder.parent_path()); })
      .and_then([&] { return open(folder, store.passphrase_); })
      .map([&](KeyStore&& opened) {
        CL_ASSERT(opened.bureau_key_ == store.bureau_key_ && opened.log_keys_.size() == 2);
        return std::move(opened);
      });
}

Result<KeyStore> KeyStore::open(const fs::path& folder,
                                const std::optional<std::string>& passphrase) {
  CL_TRY(auto found, find_passphrase(folder, passphrase));
  if (!found) {
    return fault(
        FaultKind::unavailable, folder.string(),
        {"需要口令（CASELEDGER_PASSPHRASE）", "a passphrase is needed (CASELEDGER_PASSPHRASE)"});
  }
  KeyStore store(folder, std::move(*found));
  return store.load().map([&] { return std::move(store); });
}

Result<std::optional<KeyStore>> KeyStore::open_if_given(
    const fs::path& folder, const std::optional<std::string>& passphrase) {
  std::error_code ignored;
  if (!fs::exists(folder, ignored)) return std::nullopt;
  // Another user, who may not look into the folder, and was given nothing.
  const bool is_closed = ::access(folder.c_str(), R_OK | X_OK) != 0;
  if (is_closed && !given_passphrase(passphrase)) return std::nullopt;
  CL_TRY(auto found, find_passphrase(folder, passphrase));
  if (!found) return std::nullopt;
  return open(folder, *found).map([](KeyStore&& store) { return std::optional(std::move(store)); });
}

Result<void> KeyStore::load() {
  CL_TRY(const auto box, read_key(folder_ / kBureauKey));
  const auto secret = open_box(box, passphrase_);
  if (!secret) return named(folder_ / kBureauKey, secret.error());
  if (secret->size() != bureau_key_.bytes().size()) {
    return fault(FaultKind::malformed, (folder_ / kBureauKey).string(), {"不是机关密钥", "no key"});
  }
  std::ranges::copy(*secret, bureau_key_.bytes().begin());

  std::error_code error;
  std::vector<fs::path> files;
  fs::directory_iterator entry(folder_, error);
  for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
    if (is_log_key(entry->path())) files.push_back(entry->path());
  }
  if (error) return ledger::system_fault("open", folder_, error.value());
  for (const auto& file : files) {
    CL_TRY(const auto pem, read_key(file));
    auto key = ledger::SigningKey::from_pem(pem, log_passphrase(bureau_key_));
    if (!key) return named(file, key.error());
    if (log_key_file(key->public_key()) != file.filename()) {
      return fault(FaultKind::corrupt, file.string(), {"内容与名称不符", "not what its name says"});
    }
    log_keys_.push_back(std::move(*key));
  }
  std::ranges::sort(log_keys_, {}, [](const ledger::SigningKey& key) {
    return std::pair(key.public_key().algorithm, key.public_key().bytes);
  });
  return {};
}

Result<ledger::PublicKey> KeyStore::make_log_key(KeyAlgorithm algorithm) {
  const auto key = ledger::SigningKey::generate(algorithm);
  const auto pem = key.to_pem(log_passphrase(bureau_key_), ledger::kSecretRounds);
  return keep_key(folder_ / log_key_file(key.public_key()), pem).map([&] {
    return key.public_key();
  });
}

Result<void> KeyStore::remove_log_key(const ledger::PublicKey& key) {
  std::error_code error;
  fs::remove(folder_ / log_key_file(key), error);
  if (error) return ledger::system_fault("remove", folder_ / log_key_file(key), error.value());
  std::erase_if(log_keys_, [&](const auto& own) { return own.public_key() == key; });
  return ledger::sync_directory(folder_);
}

std::function<Result<std::string>(const std::string&)> KeyStore::sealer() const {
  return [this](const std::string& body) -> Result<std::string> {
    CL_TRY(const auto checkpoint, ledger::parse_checkpoint(body));
    ledger::Note note{body, {}};
    for (const auto& key : log_keys_) {
      note.signatures.push_back(ledger::sign_note(checkpoint.origin, key, body));
    }
    return to_text(note);
  };
}

}  // namespace caseledger::adapters
