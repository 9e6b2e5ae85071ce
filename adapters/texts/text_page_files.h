// The template of the page of texts, carried inside the binary.
#pragma once

#include <span>

#include "engine/packs.h"

namespace caseledger::adapters {

using engine::EmbeddedFile;

/// All files of adapters/texts/assets, by their names there. Defined by the build.
std::span<const EmbeddedFile> shipped_text_pages();

}  // namespace caseledger::adapters
