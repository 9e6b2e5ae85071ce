// The id is a note of the ELF file (NT_GNU_BUILD_ID), which lies in memory with the program.
#include "adapters/program_id.h"

#include <elf.h>
#include <link.h>

#include <cstring>
#include <span>
#include <string_view>

namespace caseledger::adapters {
namespace {

using Bytes = std::span<const unsigned char>;

constexpr std::size_t padded(std::size_t size) { return (size + 3) / 4 * 4; }

std::string to_hex(Bytes bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text;
  for (const auto byte : bytes) text.append({kDigits[byte >> 4], kDigits[byte & 15]});
  return text;
}

/// Of a segment of notes: each is a header, a name and a description, padded to four bytes.
std::string id_among(Bytes notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) header;
    std::memcpy(&header, notes.data(), sizeof header);
    notes = notes.subspan(sizeof header);
    const auto name_size = padded(header.n_namesz), id_size = padded(header.n_descsz);
    if (notes.size() < name_size + id_size) break;
    const std::string_view name(reinterpret_cast<const char*>(notes.data()), header.n_namesz);
    if (header.n_type == NT_GNU_BUILD_ID && name == std::string_view("GNU\0", 4)) {
      return to_hex(notes.subspan(name_size, header.n_descsz));
    }
    notes = notes.subspan(name_size + id_size);
  }
  return {};
}

/// Called for the program first, then for its libraries; 1 ends the walk.
int look_at(dl_phdr_info* object, std::size_t, void* found) {
  for (const auto& segment : std::span(object->dlpi_phdr, object->dlpi_phnum)) {
    if (segment.p_type != PT_NOTE) continue;
    const auto* begin = reinterpret_cast<const unsigned char*>(object->dlpi_addr + segment.p_vaddr);
    auto& id = *static_cast<std::string*>(found);
    id = id_among({begin, segment.p_memsz});
    if (!id.empty()) break;
  }
  return 1;
}

}  // namespace

std::string program_id() {
  std::string id;
  dl_iterate_phdr(look_at, &id);
  return id;
}

}  // namespace caseledger::adapters
