using Daemon.ModelClient.Errors;

namespace Daemon.ModelClient.Credentials;

/// <summary>
/// The usual places, in this order: the provider's <c>env_key</c>, its <c>experimental_bearer_token</c>, then for OpenAI
/// logins <c>auth.json</c> and, for the built-in provider, the variable <c>OPENAI_API_KEY</c>.
/// </summary>
/// <remarks>Thread-safe; holds no secret but the one that the configuration file holds.</remarks>
public sealed class ProviderCredentialSource : ICredentialSource
{
    internal const string BuiltInOpenAi = "openai";
    private const string OpenAiKeyVariable = "OPENAI_API_KEY";

    private readonly ModelProviderOptions _provider;
    private readonly string? _codexHome;
    private readonly Func<string, string?> _environment;

    /// <param name="codexHome">Folder of <c>auth.json</c>; null when there is none.</param>
    /// <param name="environment">Looks up an environment variable; null when it is unset.</param>
    public ProviderCredentialSource(ModelProviderOptions provider, string? codexHome, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(provider);
        ArgumentNullException.ThrowIfNull(environment);
        _provider = provider;
        _codexHome = codexHome;
        _environment = environment;
    }

    /// <inheritdoc/>
    public async ValueTask<ProviderCredential?> GetAsync(CancellationToken cancellationToken)
    {
        if (_provider.EnvKey is { } variable)
        {
            return Key(_environment(variable)) ?? throw MissingVariable(variable);
        }

        if (_provider.BearerToken is { } token)
        {
            return Key(token);
        }

        bool builtIn = _provider.Id == BuiltInOpenAi;
        if (!builtIn && !_provider.RequiresOpenAiAuth)
        {
            return null;
        }

        return await ReadLoginAsync(cancellationToken) ?? (builtIn ? Key(_environment(OpenAiKeyVariable)) : null);
    }

    private static ProviderCredential? Key(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : new ProviderCredential(value.Trim());

    private async ValueTask<ProviderCredential?> ReadLoginAsync(CancellationToken cancellationToken) =>
        _codexHome is null ? null : await AuthFile.ReadAsync(Path.Combine(_codexHome, AuthFile.Name), cancellationToken);

    private ModelException MissingVariable(string variable)
    {
        string hint = _provider.EnvKeyInstructions is { Length: > 0 } instructions ? $" {instructions}" : string.Empty;
        return ModelErrors.Final($"Missing environment variable: `{variable}`.{hint}");
    }
}
