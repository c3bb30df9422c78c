#pragma once
#include <string_view>

namespace absl {
inline bool StartsWith(std::string_view text, std::string_view beginning) { return text.starts_with(beginning); }
}
