; The microprogram of the RIPAC-style core: our own, for our own microword (README.md of this folder). No listing of RIPAC's is public.
;
; One line, one microinstruction. Its fields, in any order, separated by commas:
;   rd T[n]  rdh T[n]  rdb T[n]  wr T[n] = a  wrb T[n] = a    memory: table T's record at T.index, its n-th 16-bit field
;   up T   down T   wrap T                                    afterwards T.index steps
;   x = a    x = y + a    x = y - a    x = &T    y - a    test a   address unit; without a target only flags
;   LDK a  TAG a  EXT a ...                                   dynamic-programming unit, see PathOp
;   goto L    if KD goto L    call L    return    if KD return    halt
; There is one bus A: all fields that name it must name the same source. Bus B carries a cache word.

; 12 descriptors of 4 words and 16 words of data fill the cache of 64 words.
.table STATE TRANS WORD ACTIVE TAIL RESULT VECTOR SUM INPUT EMISSION TEMPLATE ROW
.data BEAM FRAME COUNT HEAD BEST LONGEST X Y R0 R1 R2 R3 R4 R5 R6 R7

; INIT: X = states, Y = words. No path, no word listed, frame 0.
.entry INIT
        STATE.index = 0
        WORD.index = 0
ifill:  wr STATE[0] = NONE
        wr STATE[1] = 0, up STATE, X = X - 1, if NZ goto ifill
iword:  wr WORD[5] = 0, up WORD, Y = Y - 1, if NZ goto iword
        COUNT = 0
        HEAD = 0
        TAIL.index = 0
        RESULT.index = 0
        FRAME = 0, halt

; ACTIVATE: WORD.index = word, R0 = cost, R1 = start frame. The cheapest entry of the frame stays; the word is listed once.
.entry ACTIVATE
        rd WORD[0]
        rdh WORD[1]
        STATE.index = MD
        rd STATE[0]
        R0 - MD, if GE halt
        wr STATE[0] = R0
        wr STATE[1] = R1
        rd WORD[5]
        test MD, if NZ halt
        wr WORD[5] = 1
        wr TAIL[0] = WORD.index, wrap TAIL
        COUNT = COUNT + 1, halt

; DROP: WORD.index = word, R1 = start frame. Ends the word's paths that began then.
.entry DROP
        rd WORD[4]
        X = MD, rd WORD[0]
        rdh WORD[1]
        STATE.index = MD
dloop:  rd STATE[1]
        R1 - MD, if NZ goto dnext
        wr STATE[0] = NONE
        wr STATE[1] = 0
dnext:  up STATE, X = X - 1, if GE goto dloop
        halt

; SYMBOLS (discrete HMM): INPUT holds four rows of EMISSION, one a codebook. SUM[e] = sum of their costs of emission e.
; R0 to R3 keep the rows' addresses: the hottest addresses of this routine.
.entry SYMBOLS
        INPUT.index = 0
        rd INPUT[0]
        EMISSION.index = MD, rd INPUT[1]
        R0 = &EMISSION
        EMISSION.index = MD, rd INPUT[2]
        R1 = &EMISSION
        EMISSION.index = MD, rd INPUT[3]
        R2 = &EMISSION
        EMISSION.index = MD
        R3 = &EMISSION, CLQ
        SUM.index = 0
        X = VECTOR.modulus
sloop:  ROW.index = R0
        rdb ROW[0], R0 = R0 + 1
        LDB MD, ROW.index = R1
        rdb ROW[0], R1 = R1 + 1
        ACC MD, ROW.index = R2
        rdb ROW[0], R2 = R2 + 1
        ACC MD, ROW.index = R3
        rdb ROW[0], R3 = R3 + 1
        ACC MD
        wr SUM[0] = BC, up SUM, BST, X = X - 1, if NZ goto sloop

; VECTOR[e] = min(255, SUM[e] - least SUM). A path cut at 255 is 0xFFF, whose lower byte is 255.
settle: SUM.index = 0, MQ
        VECTOR.index = 0
        X = VECTOR.modulus
vloop:  rd SUM[0], up SUM
        DIF MD
        CUT 255
        wrb VECTOR[0] = KC, up VECTOR, X = X - 1, if NZ goto vloop
        halt

; MATCH (templates): INPUT holds a vector of 8 bytes. SUM[e] = its city-block distance to vector e of TEMPLATE.
; R0 to R7 keep the frame's vector: the hottest data of this routine.
.entry MATCH
        INPUT.index = 0
        ROW.index = &INPUT
        rdb ROW[0], up ROW
        R0 = MD, rdb ROW[0], up ROW
        R1 = MD, rdb ROW[0], up ROW
        R2 = MD, rdb ROW[0], up ROW
        R3 = MD, rdb ROW[0], up ROW
        R4 = MD, rdb ROW[0], up ROW
        R5 = MD, rdb ROW[0], up ROW
        R6 = MD, rdb ROW[0], up ROW
        R7 = MD
        TEMPLATE.index = 0
        ROW.index = &TEMPLATE, CLQ
        SUM.index = 0
        X = VECTOR.modulus
mloop:  rdb ROW[0], up ROW, LDB 0
        ADB MD R0, rdb ROW[0], up ROW
        ADB MD R1, rdb ROW[0], up ROW
        ADB MD R2, rdb ROW[0], up ROW
        ADB MD R3, rdb ROW[0], up ROW
        ADB MD R4, rdb ROW[0], up ROW
        ADB MD R5, rdb ROW[0], up ROW
        ADB MD R6, rdb ROW[0], up ROW
        ADB MD R7
        wr SUM[0] = BC, up SUM, BST, X = X - 1, if NZ goto mloop
        goto settle

; EXTEND: the column of every active word, in place from its last state to its first. Out: R0 = least cost, R1 = its start frame,
; BEST = its word (of equal costs the lowest word, in it the lowest state).
.entry EXTEND
        FRM = FRAME
        LNG = LONGEST
        ACTIVE.index = HEAD, CLQ
        Y = COUNT, MQ, if Z goto eend
eword:  rd ACTIVE[0], wrap ACTIVE
        WORD.index = MD
        rd WORD[4]
        X = MD, rd WORD[0]
        rdh WORD[1]
        STATE.index = X + MD, rd WORD[2]
        rdh WORD[3]
        TRANS.index = X + MD
        rd STATE[0], call loadk
        SHF, down STATE
        rd STATE[0], call loadk
        SHF, down STATE, TRANS.index = TRANS.index - 2

; From here on the indices are at j-2: offsets reach state j and the costs of j-2 (skip), j-1 (next), j (stay).
eloop:  X = X - 1, if Z goto enok
        rd STATE[0]
        LDK MD, if ALLD goto edead
        rd STATE[1], if KD goto enok
        TAG MD, rd TRANS[3], if KD goto eold
        EXT MD, rd TRANS[6], goto enext
enok:   EXT NONE, rd TRANS[6]
enext:  ACN MD, rd TRANS[9]
        ACS MD, rd TRANS[8], down TRANS, if BD goto eput
        VECTOR.index = MD
        rdb VECTOR[0]
        ACC MD
eput:   wr STATE[4] = BC, BST
        wr STATE[5] = BT
eshift: SHF, down STATE, test X, if NZ goto eloop

; The entry has lived for its one frame. Then the word's best against the frame's best.
        wr STATE[4] = NONE
        wr STATE[5] = 0, if QLT goto etake
        if QGT goto edone
        WORD.index - BEST, if GE goto edone
etake:  MQ, BEST = WORD.index
edone:  Y = Y - 1, CLQ, if NZ goto eword
eend:   R0 = MC
        R1 = MT, halt
edead:  down TRANS, goto eshift
eold:   wr STATE[0] = NONE
        wr STATE[1] = 0, goto enok

; NORMALISE: R0 = the frame's least cost (of all cores). Subtracts it, cuts the beam, collects word ends, lists the living words anew.
.entry NORMALISE
        LDM R0, ACTIVE.index = HEAD
        RESULT.index = 0
        Y = COUNT, CLQ, if Z goto nend
        COUNT = 0
nword:  rd ACTIVE[0], wrap ACTIVE, SHF
        WORD.index = MD, SHF
        rd WORD[4]
        X = MD, rd WORD[0]
        rdh WORD[1]
        STATE.index = MD
        up STATE
nloop:  rd STATE[0]
        DIF MD, if KD goto nnext
        CUT BEAM, if KD goto nkill
        wr STATE[0] = KC, BSK
nnext:  X = X - 1, SHF, up STATE, if NZ goto nloop
        if QD goto ndrop
        wr TAIL[0] = WORD.index, wrap TAIL
        COUNT = COUNT + 1, if SND goto ndone

; Word end: the last state's "next" or the last but one's "skip", which wins ties.
        rd WORD[2], STATE.index = STATE.index - 2
        rdh WORD[3]
        TRANS.index = MD, rd WORD[4]
        TRANS.index = TRANS.index + MD, rd STATE[0], call loadk
        SHF, up STATE
        rd STATE[0], call loadk
        SHF, TRANS.index = TRANS.index - 1
        rd TRANS[3]
        EXS MD, rd TRANS[6]
        ACN MD, if BD goto ndone
        wr RESULT[0] = WORD.index
        wr RESULT[1] = BC
        wr RESULT[2] = BT, up RESULT
ndone:  Y = Y - 1, CLQ, if NZ goto nword
nend:   HEAD = ACTIVE.index
        FRAME = FRAME + 1, halt
ndrop:  wr WORD[5] = 0, goto ndone
nkill:  wr STATE[0] = NONE
        wr STATE[1] = 0, goto nnext

; A path into K, through the age gate; MD is its cost, asked for by the caller. One that is too old is ended in the table too:
; the column writes no state whose predecessors are all none.
loadk:  LDK MD, if KD return
        rd STATE[1]
        TAG MD, if KA return
        wr STATE[0] = NONE
        wr STATE[1] = 0, return

.diagnostic

; SELFTEST: dynamic-programming unit, address unit, conditions, ROM, cache, all into the signature. The first part feeds the signature
; back, where two may become one; so ROM and cache come last: what differs there stays different. The cache is lost: the master sets
; the tables again.
.entry SELFTEST
        X = 255
tpath:  FRM = SIG
        LNG = PATA
        LDK SIG, SIG = SIG
        TAG SIG, R0 = SIG
        SIG = KT, SHF
        LDK SIG, SIG = SIG
        TAG SIG, R1 = SIG
        SIG = NT, SHF
        LDK X
        TAG SIG, SIG = SIG
        SIG = SC
        EXT 3, SIG = R1 + 3
        SIG = BC
        EXS R0, R0 = R0 + 1, if BD goto tacn
        ADB SIG R0
tacn:   ACN SIG
        SIG = BC, BST, if QLT goto tacs
        SIG = BT
tacs:   ACS SIG, SIG = SIG
        SIG = NC, BSK
        ACC 85, SIG = R1 - 85
        SIG = QC, MQ, if ALLD goto tcut
        DIF SIG, SIG = SIG
tcut:   CUT R0, SIG = R0, if QGT goto tclq
        SIG = MT, if SND goto taddr
tclq:   SIG = KC, CLQ
taddr:  ROW.base = SIG
        ROW.size = 6
        ROW.index = R0 - SIG, if LT goto tless
        SIG = &ROW, down ROW
tless:  SIG = ROW.index
        SIG = BT
        LDM SIG, X = X - 1, if GE goto tpath
        RA = 0
        X = 255
        X = X + X
trom:   SIG = ROM
        SIG = ROM
        X = X - 1, if GE goto trom
        CP = 0
trand:  SIG = 90
        IND = SIG, if CPN goto trand
trrd:   SIG = IND, if CPN goto trrd
t5w:    IND = PAT5, if CPN goto t5w
t5r:    SIG = IND, if CPN goto t5r
taw:    IND = PATA, if CPN goto taw
tar:    SIG = IND, if CPN goto tar
        halt

; MEMTEST: X = 16-bit words. Every word and its complement, upwards, with the lower byte in the upper 8 bits of MD too; the content stays.
; Out: ROW.index = the first bad word, Y = 1 if any.
.entry MEMTEST
        ROW.index = 0
        R7 = ROW.index - 1
tmem:   rd ROW[0], Y = 0, call tupper
        R0 = MD
        R1 = R7 - MD
        wr ROW[0] = R1
        rd ROW[0], call tupper
        R1 - MD, if NZ goto tbad
        wr ROW[0] = R0
        rd ROW[0], call tupper
        R0 - MD, if NZ goto tbad
        up ROW, X = X - 1, if NZ goto tmem
        halt
tbad:   Y = 1, halt
tupper: rdh ROW[0], return
