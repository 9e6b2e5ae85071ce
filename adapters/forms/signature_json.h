// An officer's signature as a member of a command's line:
//
//   {"algorithm":"ed25519","x":"<64 hex>","value":"<base64>","salts":{"<content path>":"<32 hex>"}}
//
// with "y" for an SM2 key. Salts are left out where the act says no words.
#pragma once

#include "adapters/forms/form_reader.h"
#include "engine/command.h"

namespace caseledger::adapters {

engine::ActSignature read_signature(const Json& json, const Place& place, FormReader& reader);
Json signature_json(const engine::ActSignature& signature);

/// A public key alone: {"algorithm":…,"x":…}, as `caseledger key new` writes it beside the key.
Json key_json(const VerifyKey& key);

}  // namespace caseledger::adapters
