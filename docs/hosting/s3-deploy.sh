#!/bin/sh
# Uploads a built site to S3: s3-deploy.sh dist my-bucket DISTRIBUTION
# New files come first and sw.js last, so a browser that finds the new worker finds all that it names.
# Old files of assets/ and offline/ stay: pages that are open still load them. A lifecycle rule may delete them after 30 days.
set -eu
site=$1 bucket=s3://$2 distribution=$3
forever='public, max-age=31536000, immutable'

aws s3 cp "$site/assets" "$bucket/assets" --recursive --cache-control "$forever"
aws s3 cp "$site/offline" "$bucket/offline" --recursive --cache-control "$forever, no-transform"
aws s3 sync "$site" "$bucket" --delete --cache-control no-cache \
  --exclude 'assets/*' --exclude 'offline/*' --exclude sw.js --exclude _headers
aws s3 cp "$site/sw.js" "$bucket/sw.js" --cache-control no-cache --content-type text/javascript
aws cloudfront create-invalidation --distribution-id "$distribution" --paths '/*'
