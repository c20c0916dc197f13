#ifndef SIGHTLINE_CCURL_H
#define SIGHTLINE_CCURL_H

#include <curl/curl.h>

#endif
