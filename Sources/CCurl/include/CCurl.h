#ifndef SIGHTLINE_CCURL_H
#define SIGHTLINE_CCURL_H

#include <curl/curl.h>

// Swift can not call functions with a variable number of arguments. Each of these gives one of
// libcurl's such functions an argument of a single type.

CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value);
// libcurl keeps its own copy of the text.
CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value);
// What is pointed to must live until the transfer has ended.
CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value);
CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value);
CURLcode ccurl_set_size(CURL *handle, CURLoption option, curl_off_t value);
// For CURLOPT_READFUNCTION: fills the buffer, answers how many bytes it put there, 0 at the end.
CURLcode ccurl_set_reader(CURL *handle, curl_read_callback reader);
// For CURLOPT_WRITEFUNCTION: what the server says that nobody asked for.
CURLcode ccurl_set_writer(CURL *handle, curl_write_callback writer);

CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value);

#endif
