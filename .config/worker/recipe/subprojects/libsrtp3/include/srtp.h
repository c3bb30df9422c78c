// The calls of libsrtp 3 that the mediasoup worker makes, answered by libsrtp 2.
//
// Version 3 hides the policy behind setters, takes key and salt apart, and writes to a second buffer whose size it is told. Version 2 has an
// open policy with one master key (key, then salt), and works in place, trusting that there is room for what it appends. Each function here
// is an overload of the C function of its name, told apart by its parameters.
#pragma once

// Our srtp_policy_t takes the place of the other's.
#define srtp_policy_t srtp2_policy_t
#include <srtp2/srtp.h>
#undef srtp_policy_t

#include <climits>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>

// Errors that version 2 does not know; the worker has words for them.
#define srtp_err_status_cryptex_err (static_cast<srtp_err_status_t>(28))
#define srtp_err_status_buffer_small (static_cast<srtp_err_status_t>(30))

struct srtp_policy_of_3 {
  srtp2_policy_t inner{};
  srtp_profile_t profile{};
  bool has_profile{ false };
  bool has_key{ false };
  unsigned char master[SRTP_MAX_KEY_LEN]{};
};
using srtp_policy_t = srtp_policy_of_3*;

inline srtp_err_status_t srtp_policy_create(srtp_policy_t* policy) {
  *policy = new (std::nothrow) srtp_policy_of_3();
  return *policy ? srtp_err_status_ok : srtp_err_status_alloc_fail;
}

inline void srtp_policy_destroy(srtp_policy_t policy) {
  if (!policy) return;
  // Through a volatile pointer: a compiler may leave out a memset of memory that is freed next.
  volatile unsigned char* secret = policy->master;
  for (size_t i = 0; i < sizeof(policy->master); ++i) secret[i] = 0;
  delete policy;
}

inline srtp_err_status_t srtp_policy_set_ssrc(srtp_policy_t policy, srtp_ssrc_t ssrc) {
  policy->inner.ssrc = ssrc;
  return srtp_err_status_ok;
}

// RTP and RTCP are asked for apart: with the 32-bit tag RTCP keeps one of 80 bits (RFC 3711, 5.2; RFC 5764, 4.1.2).
inline srtp_err_status_t srtp_policy_set_profile(srtp_policy_t policy, srtp_profile_t profile) {
  srtp_err_status_t status = srtp_crypto_policy_set_from_profile_for_rtp(&policy->inner.rtp, profile);
  if (status == srtp_err_status_ok) status = srtp_crypto_policy_set_from_profile_for_rtcp(&policy->inner.rtcp, profile);
  policy->profile = profile;
  policy->has_profile = status == srtp_err_status_ok;
  return status;
}

// One key without an identifier, which is all that the worker asks for; of exactly the profile's lengths, since version 2 reads that much.
inline srtp_err_status_t srtp_policy_add_key(
  srtp_policy_t policy, const uint8_t* key, size_t key_length, const uint8_t* salt, size_t salt_length, const uint8_t* /*mki*/, size_t mki_length) {
  if (!policy->has_profile || policy->has_key || mki_length != 0) return srtp_err_status_bad_param;
  const bool fits = key_length == srtp_profile_get_master_key_length(policy->profile) &&
                    salt_length == srtp_profile_get_master_salt_length(policy->profile) &&
                    key_length + salt_length == static_cast<size_t>(policy->inner.rtp.cipher_key_len) &&
                    key_length + salt_length <= sizeof(policy->master);
  if (!fits) return srtp_err_status_bad_param;
  std::memcpy(policy->master, key, key_length);
  std::memcpy(policy->master + key_length, salt, salt_length);
  policy->inner.key = policy->master;
  policy->has_key = true;
  return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_allow_repeat_tx(srtp_policy_t policy, bool allow) {
  policy->inner.allow_repeat_tx = allow ? 1 : 0;
  return srtp_err_status_ok;
}

inline srtp_err_status_t srtp_policy_set_window_size(srtp_policy_t policy, size_t size) {
  policy->inner.window_size = static_cast<unsigned long>(size);
  return srtp_err_status_ok;
}

// Version 2 derives its keys here and does not look at the policy again.
inline srtp_err_status_t srtp_create(srtp_t* session, srtp_policy_t policy) {
  if (!policy->has_key) return srtp_err_status_bad_param;
  return ::srtp_create(session, static_cast<const srtp2_policy_t*>(&policy->inner));
}

inline srtp_err_status_t srtp_stream_remove(srtp_t session, uint32_t ssrc) { return ::srtp_remove_stream(session, ssrc); }

// Moves the packet to where it shall end up and lets `work` change it there; `growth` is the most that it may append.
template<typename Work>
inline srtp_err_status_t srtp_in_place(Work work, const uint8_t* in, size_t in_length, uint8_t* out, size_t* out_length, size_t growth) {
  if (in_length > static_cast<size_t>(INT_MAX) - growth) return srtp_err_status_bad_param;
  if (*out_length < in_length + growth) return srtp_err_status_buffer_small;
  if (in != out) std::memmove(out, in, in_length);
  int length = static_cast<int>(in_length);
  const srtp_err_status_t status = work(static_cast<void*>(out), &length);
  if (status == srtp_err_status_ok) *out_length = static_cast<size_t>(length);
  return status;
}

inline srtp_err_status_t srtp_protect(
  srtp_t session, const uint8_t* in, size_t in_length, uint8_t* out, size_t* out_length, size_t /*mki_index*/) {
  const auto work = [session](void* packet, int* length) { return ::srtp_protect(session, packet, length); };
  return srtp_in_place(work, in, in_length, out, out_length, SRTP_MAX_TRAILER_LEN);
}

// RTCP also gains its index and the bit that says "encrypted": four bytes.
inline srtp_err_status_t srtp_protect_rtcp(
  srtp_t session, const uint8_t* in, size_t in_length, uint8_t* out, size_t* out_length, size_t /*mki_index*/) {
  const auto work = [session](void* packet, int* length) { return ::srtp_protect_rtcp(session, packet, length); };
  return srtp_in_place(work, in, in_length, out, out_length, SRTP_MAX_TRAILER_LEN + sizeof(uint32_t));
}

inline srtp_err_status_t srtp_unprotect(srtp_t session, const uint8_t* in, size_t in_length, uint8_t* out, size_t* out_length) {
  const auto work = [session](void* packet, int* length) { return ::srtp_unprotect(session, packet, length); };
  return srtp_in_place(work, in, in_length, out, out_length, 0);
}

inline srtp_err_status_t srtp_unprotect_rtcp(srtp_t session, const uint8_t* in, size_t in_length, uint8_t* out, size_t* out_length) {
  const auto work = [session](void* packet, int* length) { return ::srtp_unprotect_rtcp(session, packet, length); };
  return srtp_in_place(work, in, in_length, out, out_length, 0);
}
