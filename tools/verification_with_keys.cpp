// Only here a verification touches keys.
#include "tools/verification_with_keys.h"

#include "adapters/keys/key_store.h"

namespace caseledger::tools {
namespace {

/// Nothing where they are not given and need not be.
Result<std::optional<ledger::SecretKey>> vault_key_of(const adapters::DataFolder& folder,
                                                      WithoutKeys without_keys) {
  if (without_keys == WithoutKeys::goes_on) {
    return adapters::KeyStore::open_if_given(folder.keys()).map([](const auto& keys) {
      return keys ? std::optional(keys->bureau_key()) : std::nullopt;
    });
  }
  return adapters::KeyStore::open(folder.keys()).map([](const auto& keys) {
    return std::optional(keys.bureau_key());
  });
}

}  // namespace

Result<Verified> verify_ledger(const adapters::DataFolder& folder,
                               const std::optional<std::string>& against,
                               const adapters::TimeOptions& time, WithoutKeys without_keys,
                               const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  CL_TRY(auto vault_key, vault_key_of(folder, without_keys));
  return verify_folder(folder, against, time, std::move(vault_key), progress);
}

}  // namespace caseledger::tools
