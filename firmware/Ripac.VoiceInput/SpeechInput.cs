using System;
using Ripac.Audio;
using Ripac.Coprocessor;
using Ripac.Link;

namespace Ripac.VoiceInput;

/// <summary>
/// Microphone to decisions: sets the coprocessor up, sends it 20 ms of audio at a time and takes its decisions. Nothing here throws for what a
/// bus or a file does: trouble is written on the console, and <see cref="IsReady"/> is false until <see cref="SetUp"/> succeeds again.
/// </summary>
public sealed class SpeechInput
{
    // No stream position comes near 2^31 samples (74 hours): a stream is begun anew after a day.
    private const int LongestStream = 24 * 3600 * I2sMicrophone.SampleRate;

    private const int NotListening = -1;
    private const int LearningAWord = -2;

    private readonly CoprocessorDevice _coprocessor;
    private readonly I2sMicrophone _microphone;
    private readonly CoprocessorSetup _setup;
    private readonly EnrolmentRecord _enrolment = new EnrolmentRecord();
    private readonly DecisionRecord[] _decisions = new DecisionRecord[LinkLimits.DecisionsPerRead];
    private int _slot = NotListening;

    /// <param name="coprocessor">Its audio frames are as long as the loop's step is to be.</param>
    /// <param name="microphone">Runs while the coprocessor is set up.</param>
    /// <param name="modelPath">The model's file on the board, e.g. <c>I:\model.ripac</c>.</param>
    /// <param name="grammarSets">JSGF texts, the first of a set for slot 0, at most 4. The first set whose words the model has is used. Where a
    /// text names the rule <c>&lt;own&gt;</c>, it is made of the words of one's own; without such words that slot is left out.</param>
    public SpeechInput(CoprocessorDevice coprocessor, I2sMicrophone microphone, string modelPath, string[][] grammarSets)
    {
        _coprocessor = coprocessor;
        _microphone = microphone;
        _setup = new CoprocessorSetup(coprocessor, OwnWords, modelPath, grammarSets);
        for (int i = 0; i < _decisions.Length; i++)
        {
            _decisions[i] = new DecisionRecord();
        }
    }

    /// <summary>Whether the coprocessor is set up, as far as is known.</summary>
    public bool IsReady { get; private set; }

    /// <summary>What was in the way when it was last tried to set the coprocessor up; empty for nothing.</summary>
    public string LastTrouble { get; private set; } = "";

    /// <summary>The words of one's own.</summary>
    public OwnWords OwnWords { get; } = new OwnWords();

    /// <summary>What became of the last utterance of <see cref="LearnWord"/>.</summary>
    public EnrolmentRecord Enrolment => _enrolment;

    /// <summary>Whether the last <see cref="Pump"/> heard the end of an utterance of <see cref="LearnWord"/>.</summary>
    public bool UtteranceEnded { get; private set; }

    /// <summary>Which of the grammar sets is loaded.</summary>
    public int GrammarSet { get; private set; }

    /// <summary>
    /// Whether all that was said since <see cref="Listen"/> was heard. Once samples, decisions or the coprocessor were lost, what the
    /// decisions add up to is not to be acted on.
    /// </summary>
    public bool IsIntact { get; private set; }

    /// <summary>Whether <see cref="Pump"/> would not wait for the microphone.</summary>
    public bool HasAudio => _microphone.HasSamples;

    /// <summary>How many decisions the last <see cref="Pump"/> or <see cref="Finish"/> brought.</summary>
    public int DecisionCount { get; private set; }

    /// <summary>One of them; good until the next call.</summary>
    public DecisionRecord Decision(int index) => _decisions[index];

    /// <summary>The name of the word that a decision is about; empty when it is about none.</summary>
    public string WordOf(DecisionRecord decision) =>
        decision.Word < _coprocessor.Vocabulary.Length && _coprocessor.Vocabulary[decision.Word].Kind == LinkWordKind.Word
            ? _coprocessor.Vocabulary[decision.Word].Name : "";

    /// <summary>Resets the coprocessor and loads it, once. False, and a line on the console, when something is in the way.</summary>
    public bool SetUp()
    {
        _slot = NotListening;
        DecisionCount = 0;
        _microphone.Stop();
        string trouble = _setup.Run();
        IsReady = trouble == "";
        if (!IsReady)
        {
            return Report(trouble);
        }

        LastTrouble = "";
        GrammarSet = _setup.GrammarSet;
        _microphone.Start();
        Console.WriteLine("coprocessor: ready, " + _setup.Words.ToString() + " words");
        return true;
    }

    /// <summary>Listens with a grammar slot; begins a stream anew unless one with this slot is running well.</summary>
    public void Listen(int slot)
    {
        if (!IsReady || (slot == _slot && IsIntact && _coprocessor.AudioPosition < LongestStream))
        {
            return;
        }

        if (_slot != NotListening)
        {
            // Whatever the old stream still had is not wanted: how it ended does not matter.
            _coprocessor.StopListening();
        }

        IsIntact = true;
        _slot = slot;
        Examine(_coprocessor.StartListening(slot));
    }

    /// <summary>Learns a word of one's own, said 1 to 3 times: goes on with that, or begins it. The word of that number is out of use meanwhile.</summary>
    public void LearnWord(int number)
    {
        if (!IsReady || (_slot == LearningAWord && IsIntact))
        {
            return;
        }

        if (_slot != NotListening)
        {
            _coprocessor.StopListening();
        }

        IsIntact = true;
        _slot = LearningAWord;
        string name = OwnWords.NameOf(number);
        int known = _coprocessor.WordNumber(name);
        LinkStatus status = known < 0 ? LinkStatus.Ok : _coprocessor.RemoveWord(known);
        OwnWords.Use(number, "");
        Examine(status == LinkStatus.Ok ? _coprocessor.StartEnrolment(name) : status);
    }

    /// <summary>
    /// Ends <see cref="LearnWord"/>. The word is written to the drive if it is to be kept; then all is set up anew, from the drive, so that
    /// what is used is what will be there tomorrow. False, and a line on the console, when it was to be kept and could not be.
    /// </summary>
    public bool EndWord(int number, bool keep, string meaning)
    {
        LinkStatus status = _coprocessor.StopListening();
        int length = 0;
        if (keep && status == LinkStatus.Ok)
        {
            status = _coprocessor.FinishEnrolment(out int word);
            status = status == LinkStatus.Ok ? _coprocessor.ReadTemplate(word, OwnWords.Template, out length) : status;
        }

        _slot = NotListening;
        IsReady = false;
        if (!keep)
        {
            return true;
        }

        return status == LinkStatus.Ok ? OwnWords.Save(number, meaning, length) : Report("word: " + Trouble.Describe(status));
    }

    /// <summary>Takes the next 20 ms from the microphone, waiting for them, and the decisions that are ready.</summary>
    public void Pump()
    {
        DecisionCount = 0;
        UtteranceEnded = false;
        if (!IsReady)
        {
            return;
        }

        if (!_microphone.Read(_coprocessor.AudioSamples))
        {
            LoseAudio("audio: samples lost, the program was late");
        }

        if (Examine(_coprocessor.SendAudio()) && _coprocessor.DecisionsWaiting)
        {
            TakeDecisions();
        }
    }

    /// <summary>Lets the next 20 ms from the microphone go unheard, and what was not decided yet: <see cref="Listen"/> begins anew.</summary>
    public void Skip()
    {
        DecisionCount = 0;
        UtteranceEnded = false;
        if (!IsReady)
        {
            return;
        }

        if (_slot != NotListening)
        {
            _slot = NotListening;
            _coprocessor.StopListening();
        }

        IsIntact = _microphone.Read(_coprocessor.AudioSamples) || IsIntact;
    }

    /// <summary>Ends the stream and takes its last decisions; <see cref="Listen"/> begins another.</summary>
    public void Finish()
    {
        DecisionCount = 0;
        if (!IsReady || _slot == NotListening)
        {
            return;
        }

        _slot = NotListening;
        if (Examine(_coprocessor.StopListening()) && TakeDecisions() && _coprocessor.DecisionsWaiting)
        {
            LoseAudio("coprocessor: more decisions at once than fit");
        }
    }

    private bool TakeDecisions()
    {
        LinkStatus status = _coprocessor.ReadDecisions(_decisions, out int count);
        DecisionCount = count;
        if (_slot == LearningAWord && status == LinkStatus.Ok)
        {
            // These decisions are ends of utterances, which are no business of those who listen for words.
            UtteranceEnded = count > 0;
            DecisionCount = 0;
            status = _coprocessor.ReadEnrolment(_enrolment);
        }

        return Examine(status);
    }

    // False when the coprocessor or the stream is lost.
    private bool Examine(LinkStatus status)
    {
        switch (status)
        {
            case LinkStatus.Ok:
                return true;
            case LinkStatus.Gap:
            case LinkStatus.Overflow:
            case LinkStatus.DecisionsLost:
                LoseAudio("coprocessor: " + Trouble.Describe(status));
                return false;
            default:
                IsReady = false;
                IsIntact = false;
                return Report("coprocessor: " + Trouble.Describe(status));
        }
    }

    private void LoseAudio(string trouble)
    {
        IsIntact = false;
        Report(trouble);
    }

    // Trouble is tried again and again, and said once. Always false.
    private bool Report(string trouble)
    {
        if (trouble != LastTrouble)
        {
            LastTrouble = trouble;
            Console.WriteLine(trouble);
        }

        return false;
    }
}
