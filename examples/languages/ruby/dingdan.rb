# What OpenAPI cannot say: Waiqin365's signature, JSON in a JSON string, a body on a GET, numbers that a float would round.
# frozen_string_literal: true

require "digest"
require "securerandom"
require "waiqin365"
require "wshoto"

module Dingdan
  # What a generated call takes for the digest: the client puts the real one in its place.
  PLACEHOLDER = "0" * 32
  NUMBER = /("(?:[^"\\]|\\.)*+")|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/m

  def self.digest(body, appkey, timestamp) = Digest::MD5.hexdigest("#{body}|#{appkey}|#{timestamp}")

  # Quote the numbers of a JSON text, strings kept as they are: the generated types read all digits of a text.
  def self.quoted(json) = json.dup.force_encoding("UTF-8").gsub(NUMBER) { ::Regexp.last_match(1) || "\"#{_1}\"" }

  # The four arguments of the signature, which come before the body.
  def self.signature(openid) = [openid, (Time.now.to_f * 1000).to_i.to_s, PLACEHOLDER, SecureRandom.hex]

  # Return an answer whose code is that of success.
  def self.accepted(answer, code, message)
    code.to_s == "0" ? answer : raise("code #{code}: #{message}")
  end

  # The records in response_data.
  def self.rows(data, record)
    data.to_s.empty? ? [] : JSON.parse(quoted(data)).map { |row| record.build_from_hash(row) }
  end

  Answer = Struct.new(:body, :headers)

  # What both clients do to an answer before the generated types read it.
  module Exact
    def deserialize(response, type) = super(Answer.new(Dingdan.quoted(response.body), response.headers), type)
  end

  # A client that signs: it sees the very bytes of the body.
  class SigningClient < Waiqin365Api::ApiClient
    prepend Exact

    def initialize(config, appkey)
      super(config)
      @appkey = appkey
    end

    def build_request(method, path, opts = {})
      request = super
      timestamp = path.split("/")[-3]
      digest = Dingdan.digest(request.options[:body], @appkey, timestamp)
      Typhoeus::Request.new(request.base_url.sub(PLACEHOLDER, digest), request.options)
    end
  end

  # A client that sends the body of a GET, which the generated one drops.
  class WshotoClient < WshotoApi::ApiClient
    prepend Exact

    def build_request(method, path, opts = {})
      request = super
      body = opts[:body] ? { body: opts[:body] } : {}
      Typhoeus::Request.new(request.base_url, request.options.merge(body))
    end
  end
end
