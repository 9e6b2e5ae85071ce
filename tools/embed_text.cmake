# Text files that travel inside the binary.
#
#   embed_text(target FUNCTION caseledger::engine::shipped_packs HEADER engine/packs.h
#              BASE folder FILES …)
#
# The header is written by hand and declares, in the function's namespace or around it,
#
#   struct EmbeddedFile { std::string_view name; std::string_view text; };
#   std::span<const EmbeddedFile> shipped_packs();
#
# and this defines the function. A name is the path below BASE; the files come in the order of
# their names. The assembler takes the bytes as they are, so size and encoding do not matter.
function(embed_text target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "FUNCTION;HEADER;BASE" "FILES")
  string(REGEX MATCH "^(.*)::([a-z_]+)$" matched ${arg_FUNCTION})
  set(namespace ${CMAKE_MATCH_1})
  set(function ${CMAKE_MATCH_2})
  list(SORT arg_FILES)

  set(bytes "")
  set(names "")
  set(rows "")
  set(number 0)
  foreach(file IN LISTS arg_FILES)
    cmake_path(ABSOLUTE_PATH file NORMALIZE)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${arg_BASE} OUTPUT_VARIABLE name)
    set(label caseledger_${function}_${number})
    string(APPEND bytes "    \"${label}: .incbin \\\"${file}\\\"\\n${label}_end: .byte 0\\n\"\n"
      "    \".balign 8\\n${label}_size: .quad ${label}_end - ${label}\\n\"\n")
    string(APPEND names "extern \"C\" const char ${label}[];\n"
      "extern \"C\" const std::uint64_t ${label}_size;\n")
    string(APPEND rows "      {.name = \"${name}\", .text = {${label}, ${label}_size}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  if(arg_FILES)
    set(body "  static const EmbeddedFile files[] = {\n${rows}  };\n  return files;")
    set(bytes "asm(\".section .rodata\\n\"\n${bytes}    \".previous\\n\");\n")
  else()
    set(body "  return {};")
  endif()

  set(source ${PROJECT_BINARY_DIR}/generated/${function}.cpp)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
// Written by tools/embed_text.cmake.
#include "@arg_HEADER@"

#include <cstdint>

@bytes@
@names@
namespace @namespace@ {
std::span<const EmbeddedFile> @function@() {
@body@
}
}  // namespace @namespace@
]])
  set_source_files_properties(${source} PROPERTIES
    COMPILE_OPTIONS -w
    SKIP_PRECOMPILE_HEADERS ON
    OBJECT_DEPENDS "${arg_FILES}")
  target_sources(${target} PRIVATE ${source})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
endfunction()
