using System.Text.Json.Serialization;
using Daemon.Protocol.V2.Common;

namespace Daemon.Protocol.V2.Accounts;

/// <summary>Whose look the sign-in page has.</summary>
[JsonConverter(typeof(WireEnumConverter<LoginAppBrand>))]
public enum LoginAppBrand
{
    Codex,
    Chatgpt,
}
