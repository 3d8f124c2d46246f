using System.Text;
using System.Text.Json;
using Daemon.AppServer.Dispatch;
using Daemon.AppServer.Mapping;
using Daemon.Config.Model;
using Daemon.Config.Providers;
using Daemon.Config.Writing;
using Daemon.JsonRpc;
using Daemon.Protocol.V2.Json;
using Daemon.Protocol.V2.Methods;
using Daemon.Protocol.V2.Models;

namespace Daemon.AppServer.Processors.Models;

/// <summary><c>modelProvider/config/write</c>: makes and changes providers of the user. Those of clouds that this daemon does not speak to are unknown.</summary>
internal sealed class ProviderConfigProcessor(DaemonState daemon) : IProcessor
{
    private const string Invalid = "configValidationError";
    private const string NotFound = "configPathNotFound";

    public void Register(MethodTable methods) => methods.Add(
        ClientRequestMethods.ModelProviderConfigWrite,
        WireJson.ModelProviderConfigWriteParams,
        WireJson.ModelProviderConfigWriteResponse,
        WriteAsync,
        _ => "config writes");

    private async ValueTask WriteAsync(Request<ModelProviderConfigWriteResponse> request, ModelProviderConfigWriteParams p)
    {
        if (p.Settings is not ProviderSettingsPatch.CustomGateway settings)
        {
            throw Refusal("Unknown provider ID.", NotFound);
        }

        var providers = daemon.Config.Require(cwd: null).Effective!.ModelProviders;
        var id = settings.ProviderId ?? NewId(settings, providers);
        if (BuiltInProviders.IsBuiltIn(id))
        {
            throw Refusal("A custom provider or gateway cannot use a built-in provider ID.");
        }

        if (settings.ProviderId is not null && !providers.ContainsKey(id))
        {
            throw Refusal("Unknown provider ID.", NotFound);
        }

        switch (await daemon.Config.WriteAsync(new ConfigWriteRequest { Edits = [.. Edits(settings, id)] }, request.Cancelled))
        {
            case ConfigWriteOutcome.Refused refused:
                throw Refusal(refused.Message);
            case ConfigWriteOutcome.Failed failed:
                throw new RpcException(ErrorCodes.InternalError, $"failed to load configuration: {failed.Failure.Message}");
        }

        var written = daemon.Config.Require(cwd: null).Effective!.ModelProviders;
        request.Respond(new ModelProviderConfigWriteResponse
        {
            Provider = ProviderMapper.Summary(written.GetValueOrDefault(id) ?? throw Refusal("Unknown provider ID.", NotFound)),
        });
    }

    /// <summary>An id made of the name, with a number where that is taken.</summary>
    private static string NewId(ProviderSettingsPatch.CustomGateway settings, IReadOnlyDictionary<string, ProviderConfig> providers)
    {
        if (string.IsNullOrWhiteSpace(settings.Name))
        {
            throw Refusal("Enter a provider name.");
        }

        if (settings.BaseUrl.Value is null)
        {
            throw Refusal("A base URL is required to create a custom provider.");
        }

        var words = new StringBuilder();
        foreach (var character in settings.Name.Trim())
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                words.Append(char.ToLowerInvariant(character));
            }
            else if (words.Length > 0 && words[^1] != '-')
            {
                words.Append('-');
            }
        }

        var plain = words.ToString().Trim('-') is { Length: > 0 } made ? made : "provider";
        var id = plain;
        for (var number = 2; providers.ContainsKey(id) || BuiltInProviders.IsBuiltIn(id); number++)
        {
            id = $"{plain}-{number}";
        }

        return id;
    }

    private static IEnumerable<ConfigEdit> Edits(ProviderSettingsPatch.CustomGateway settings, string id)
    {
        if (settings.BaseUrl.Value is { } url
            && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address is { UserInfo: "", Query: "", Fragment: "" }))
        {
            throw Refusal("Enter an HTTP(S) base URL without credentials, a query, or a fragment.");
        }

        if (settings.EnvKey.Value is { } key && (key.Length == 0 || char.IsAsciiDigit(key[0]) || !key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')))
        {
            throw Refusal("Invalid API key environment variable name.");
        }

        if (settings.Name is { } name)
        {
            yield return string.IsNullOrWhiteSpace(name) ? throw Refusal("Enter a provider name.") : Edit(id, "name", name);
        }

        if (settings.BaseUrl.IsPresent)
        {
            yield return Edit(id, "base_url", settings.BaseUrl.Value);
        }

        if (settings.EnvKey.IsPresent)
        {
            yield return Edit(id, "env_key", settings.EnvKey.Value);
        }

        if (settings.ProviderId is null)
        {
            yield return Edit(id, "wire_api", "responses");
        }
    }

    /// <param name="value">Null removes the key.</param>
    private static ConfigEdit Edit(string id, string key, string? value)
    {
        var json = RawDocument.Of(writer => writer.WriteStringValue(value));
        using var document = JsonDocument.Parse(json.Utf8);
        return new ConfigEdit($"model_providers.\"{id}\".{key}", document.RootElement.Clone(), Daemon.Config.Writing.MergeStrategy.Replace);
    }

    private static RpcException Refusal(string message, string code = Invalid) =>
        new(ErrorCodes.InvalidRequest, message, Encoding.UTF8.GetBytes($$"""{"config_write_error_code":"{{code}}"}"""));
}
